import * as browser from "./browser.js";
import { button, element } from "./elements.js";
import { KEYS } from "./keys.js";
import { serverAddress } from "./server.js";

const { message } = browser;

/** The one setting: which server is asked. */
const field = element("input", "");
field.type = "url";
field.id = "server";
field.spellcheck = false;
field.value = await browser.readServer();

const result = element("p", "result");
result.setAttribute("role", "status");

async function keep() {
  const server = serverAddress(field.value);
  field.setAttribute("aria-invalid", String(server === null));
  result.textContent = message(server === null ? "server_refused" : "server_kept");
  if (server === null) return;
  await browser.keepServer(server);
  field.value = server;
}

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter") keep();
});

document.documentElement.lang = message("language");
document.getElementById("main")?.append(
  element("h1", "", message("options_title")),
  element("label", "", message("server"), field),
  element("small", "", message("server_says")),
  ...(KEYS.current === null ? [] : [element("small", "", message("list_loads"))]),
  button(message("keep"), "primary", keep),
  result,
);
