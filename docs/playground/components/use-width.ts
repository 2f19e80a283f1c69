import { onBeforeUnmount, onMounted, type Ref, ref } from "vue";

/** The width of an element in whole pixels, as it changes. */
export function useWidth(element: Ref<HTMLElement | undefined>): Ref<number> {
  const width = ref(0);
  const observer = new ResizeObserver(([entry]) => {
    width.value = Math.floor(entry.contentRect.width);
  });
  onMounted(() => {
    if (element.value === undefined) return;
    width.value = Math.floor(element.value.getBoundingClientRect().width);
    observer.observe(element.value);
  });
  onBeforeUnmount(() => observer.disconnect());
  return width;
}
