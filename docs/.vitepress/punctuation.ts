import type { MarkdownRenderer } from "vitepress";

/** Keeps a comma, a full stop or a closing bracket on the line of the formula before it. */
export function keepPunctuation(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("punctuation-after-formula", ({ tokens, Token }) => {
    const html = (content: string) => Object.assign(new Token("html_inline", "", 0), { content });
    for (const token of tokens) {
      const children = token.children ?? [];
      const kept = children.flatMap((child, k) => {
        if (child.type !== "math_inline") return [child];
        const next = children[k + 1];
        const mark = next?.type === "text" ? /^[,.;:)]+/.exec(next.content)?.[0] : undefined;
        if (mark === undefined) return [child];
        next.content = next.content.slice(mark.length);
        return [html('<span class="unbroken">'), child, html(`${mark}</span>`)];
      });
      if (token.children !== null) token.children = kept;
    }
  });
}
