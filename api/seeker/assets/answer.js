// What a script adds to an answer: copying, sharing, reading aloud, and one tap on a citizenship for the whole page.
// The page says everything without it. Nothing is sent and nothing is kept.

/**
 * Shows a button and says what a tap does.
 * @param {HTMLElement} button
 * @param {() => void} act
 */
function offer(button, act) {
  button.hidden = false;
  button.addEventListener("click", act);
  const tools = button.closest(".tools");
  if (tools instanceof HTMLElement) tools.hidden = false;
}

/** @param {string} what @returns {HTMLElement[]} the buttons that do it */
function buttons(what) {
  return [...document.querySelectorAll(`button[data-does="${what}"]`)].filter((one) => one instanceof HTMLElement);
}

/** @param {HTMLElement} button @returns {HTMLTextAreaElement | null} the text that a button is for */
function textOf(button) {
  const id = button.closest(".tools")?.getAttribute("data-for") ?? "";
  const found = document.getElementById(id);
  return found instanceof HTMLTextAreaElement ? found : null;
}

/** @param {HTMLElement} button */
async function copy(button) {
  const text = textOf(button);
  const status = button.closest(".tools")?.querySelector("[role=status]");
  if (!text || !(status instanceof HTMLElement)) return;
  try {
    await navigator.clipboard.writeText(text.value);
    status.textContent = status.dataset.done ?? "";
  } catch {
    text.select(); // what the browser refuses to copy can still be copied by hand
  }
}

/** @param {HTMLElement} button */
function share(button) {
  const text = textOf(button);
  if (text) navigator.share({ text: text.value }).catch(() => text.select());
}

/** What is read: the answer and the sentences of the reasons, not the ad. @returns {string[]} */
function sentences() {
  const said = document.querySelectorAll(".level h1, .level p, .reasons h2, .reasons .says, .reasons > p, .questions li");
  return [...said].map((one) => one.textContent?.replace(/\s+/g, " ").trim() ?? "");
}

/** @returns {SpeechSynthesisVoice | undefined} a voice of the device for the language of the page */
function findVoice() {
  const language = document.documentElement.lang.split("-")[0];
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.split(/[-_]/)[0] === language);
}

/** @param {HTMLElement} button @param {SpeechSynthesisVoice} voice */
function readAloud(button, voice) {
  const name = button.textContent;
  const silence = () => {
    speechSynthesis.cancel();
    button.textContent = name;
  };
  offer(button, () => {
    if (button.textContent !== name) return silence();
    button.textContent = button.dataset.stop ?? name;
    const spoken = sentences().map((sentence) => Object.assign(new SpeechSynthesisUtterance(sentence), { voice, lang: voice.lang }));
    spoken.at(-1)?.addEventListener("end", silence);
    for (const one of spoken) speechSynthesis.speak(one);
  });
  addEventListener("pagehide", silence);
}

for (const button of buttons("copy")) if (navigator.clipboard) offer(button, () => copy(button));
for (const button of buttons("share")) {
  if (typeof navigator.share === "function") offer(button, () => share(button));
  else button.hidden = true;
}
if ("speechSynthesis" in globalThis) {
  const find = () => {
    const voice = findVoice();
    if (!voice) return;
    speechSynthesis.removeEventListener("voiceschanged", find);
    for (const button of buttons("read")) readAloud(button, voice);
  };
  speechSynthesis.addEventListener("voiceschanged", find);
  find();
}

// A citizenship opened in one place is opened in the others too.
for (const fold of document.querySelectorAll("details[data-country]")) {
  fold.addEventListener("toggle", () => {
    if (!(fold instanceof HTMLDetailsElement)) return;
    for (const other of document.querySelectorAll(`details[data-country="${fold.dataset.country}"]`)) {
      if (other instanceof HTMLDetailsElement) other.open = fold.open;
    }
  });
}
