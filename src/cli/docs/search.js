// The list of rules, narrowed down to those in which every word that was typed stands.
const box = document.querySelector("input[type=search]");
const rows = [...document.querySelectorAll("ul.rules li")];
const state = document.querySelector(".state");
box.closest("form").hidden = false;
const narrow = () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const text = row.dataset.words;
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) shown += 1;
  }
  for (const section of document.querySelectorAll("section")) section.hidden = !section.querySelector("li:not([hidden])");
  state.textContent = state.dataset.said.replace("{shown}", shown).replace("{all}", rows.length);
};
box.addEventListener("input", narrow);
box.closest("form").addEventListener("submit", (event) => event.preventDefault());
