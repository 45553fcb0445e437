// A page of help: keeps the help pages for when there is no network, says when there is none, and finds a country in a list.
// Nothing is sent.

const language = document.documentElement.lang;

keep();
watch();
for (const box of document.querySelectorAll("[data-find]")) find(box);

/** Has the help pages kept on the device, and says so once they are. */
async function keep() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(`/${language}/worker.js`, { scope: `/${language}/` });
    await navigator.serviceWorker.ready;
    document.getElementById("kept").hidden = false;
  } catch {
    // A private window may keep nothing: then the page says nothing of it.
  }
}

/** Says that there is no network, as long as there is none: what is shown may be an old copy. */
function watch() {
  const tell = () => (document.getElementById("offline").hidden = navigator.onLine);
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
}

/** Shows of a list only the countries whose names hold what is written in the box. @param {HTMLElement} box */
function find(box) {
  const input = box.querySelector("input");
  const countries = [...document.querySelectorAll(`#${box.dataset.find} > details.country`)];
  const plain = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase(language);
  const names = countries.map((country) => plain(country.querySelector("summary").firstChild.data));
  input.addEventListener("input", () => {
    const wanted = plain(input.value.trim());
    countries.forEach((country, place) => (country.hidden = !names[place].includes(wanted)));
  });
  box.hidden = false;
}
