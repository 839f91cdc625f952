// Small comforts on top of pages that work without them: a drop zone, print
// buttons, filters that apply themselves, one highlight across chart and table.
"use strict";

document.documentElement.classList.add("js");

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// A filter applies when its choice is made with the mouse or finger. A keyboard
// passes through choices on its way, so there the button stays the way to apply.
for (const form of document.querySelectorAll("form.filters, .filters form")) {
  let byPointer = false;
  form.addEventListener("pointerdown", () => { byPointer = true; });
  form.addEventListener("keydown", () => { byPointer = false; });
  form.addEventListener("change", (event) => {
    if (byPointer && event.target.matches("select")) form.requestSubmit();
  });
}

// A slash goes to the search field, unless it is being typed somewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const field = document.getElementById("find");
  if (!field || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  field.focus();
  field.select();
});

for (const zone of document.querySelectorAll(".drop")) {
  const field = zone.querySelector("input[type=file]");
  if (!field) continue;
  const chosen = zone.querySelector(".chosen") || zone.appendChild(document.createElement("p"));
  chosen.className = "chosen";
  chosen.setAttribute("aria-live", "polite");
  const show = () => {
    chosen.textContent = Array.from(field.files, (file) => file.name).join(", ");
  };
  const mark = (over) => (event) => {
    if (!event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.toggle("over", over);
  };
  zone.addEventListener("dragenter", mark(true));
  zone.addEventListener("dragover", mark(true));
  zone.addEventListener("dragleave", mark(false));
  zone.addEventListener("drop", (event) => {
    mark(false)(event);
    const files = event.dataTransfer.files;
    if (!files.length || (files.length > 1 && !field.multiple)) return;
    field.files = files;
    show();
  });
  field.addEventListener("change", show);
}

// Rows and marks that name the same thing in data-row light up together.
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const source = event.target instanceof Element && event.target.closest("[data-row]");
    const name = source ? source.getAttribute("data-row") : null;
    for (const one of document.querySelectorAll("[data-row]")) {
      one.classList.toggle("near", name !== null && one.getAttribute("data-row") === name);
    }
  });
}
