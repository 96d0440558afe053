"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const filters = document.querySelector(".filters");
  if (!filters) return;
  const buttons = all(".filters button[aria-pressed]");
  const cards = all(".card");
  const severity = new Map(cards.map((card) => [card.id.slice(1), card.dataset.severity]));
  const order = ["error", "warning", "info", "hint"];
  const status = document.querySelector(".filters [role=status]");

  const update = () => {
    const off = new Set(
      buttons.filter((button) => button.getAttribute("aria-pressed") === "false").map((button) => button.dataset.filter),
    );
    const shown = new Set();
    for (const card of cards) {
      card.hidden = off.has(card.dataset.severity) || off.has(card.dataset.rule);
      if (!card.hidden) shown.add(card.id.slice(1));
    }
    for (const ref of all(".ref")) ref.hidden = !shown.has(ref.dataset.f);
    // A mark wears the gravest of the findings that are shown.
    for (const mark of all("mark")) {
      const left = mark.dataset.f.split(" ").filter((f) => shown.has(f)).map((f) => severity.get(f));
      mark.className = order.find((name) => left.includes(name)) ?? "off";
    }
    status.textContent = status.dataset.text.replace("{shown}", shown.size).replace("{all}", cards.length);
    place();
  };

  // On a wide screen a finding stands beside its line and moves down only where the one above needs the room; without
  // script, on paper and on a narrow screen the paragraphs make room instead.
  const wide = matchMedia("screen and (min-width: 62.01rem)");
  const place = () => {
    document.body.classList.toggle("floating", wide.matches);
    for (const page of all(".page")) {
      const head = page.getBoundingClientRect().top;
      let free = 0;
      for (const card of page.querySelectorAll(".card:not([hidden])")) {
        const ref = document.getElementById(`m${card.id.slice(1)}`);
        const row = card.closest(".row");
        const top = Math.max(ref.getBoundingClientRect().top - head, free);
        card.style.top = `${top - row.offsetTop}px`;
        if (wide.matches) free = top + card.offsetHeight + 14;
      }
      page.style.minHeight = wide.matches ? `${free}px` : "";
    }
  };
  // On a phone the draft comes first; the filters open at a touch.
  const fold = () => { document.querySelector(".filters details").open = wide.matches; };
  fold();
  wide.addEventListener("change", fold);
  wide.addEventListener("change", place);
  addEventListener("resize", place);
  document.addEventListener("toggle", place, true);

  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.set) {
      for (const other of buttons) other.setAttribute("aria-pressed", button.dataset.set);
    } else {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false"));
    }
    update();
  });
  filters.hidden = false;
  update();
})();
