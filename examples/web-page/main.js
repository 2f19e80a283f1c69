import { polarisations } from "./solve.js";

const slider = document.querySelector("#temperature");
const table = document.querySelector("#table");

function show() {
  document.querySelector("#shown").textContent = Number(slider.value).toFixed(1);
  const rows = polarisations(Number(slider.value)).map(
    ({ equation, values }) => `<tr><td>${equation}</td>${values.map((x) => `<td>${x.toFixed(6)}</td>`).join("")}</tr>`,
  );
  table.innerHTML = `<tr><th>equation</th><th>spin 1</th><th>spin 2</th></tr>${rows.join("")}`;
}

slider.addEventListener("input", show);
show();
