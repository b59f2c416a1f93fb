"use strict";
(() => {
  // ---- a click on a heading sorts by its column, a second one the other way round

  const value = cell => cell.dataset.sort;

  /** Numbers before words, what is missing last. */
  function compare(a, b, down) {
    if (a === "" || b === "") return (a === "") - (b === "");
    const x = Number(a), y = Number(b);
    const order = Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, "en", {numeric: true}) : x - y;
    return down ? -order : order;
  }

  function sort(table, heading) {
    const column = heading.cellIndex, body = table.tBodies[0];
    const before = heading.getAttribute("aria-sort");
    const down = before ? before === "ascending" : heading.classList.contains("number");
    const rows = [...body.rows].sort((a, b) => compare(value(a.cells[column]), value(b.cells[column]), down));
    body.append(...rows);
    table.querySelectorAll("th[aria-sort]").forEach(th => th.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  document.querySelectorAll("table.sortable").forEach(table =>
    table.querySelectorAll("thead button").forEach(button =>
      button.addEventListener("click", () => sort(table, button.closest("th")))));

  // ---- the filter hides rows and sections alike

  const filter = document.getElementById("filter");
  const rows = [...document.querySelectorAll("table.sortable tbody tr")];
  const sections = [...document.querySelectorAll("details.layer")];
  filter?.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    const hides = name => !name.toLowerCase().includes(wanted);
    rows.forEach(row => row.hidden = hides(value(row.cells[1])));
    sections.forEach(section => section.hidden = hides(section.dataset.name));
    const shown = rows.filter(row => !row.hidden).length;
    document.getElementById("shown").textContent = wanted ? `${shown} of ${rows.length}` : "";
  });

  // ---- a link to a layer opens it

  function open() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", open);
  open();
})();
