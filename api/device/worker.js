// Keeps the help pages of one language and their files, all at once, and gives them where the network does not.
// Before this stands one line with what is kept (KEPT): any change of it makes a new worker and a new store.
// A check, an answer, a form or another page is never touched: the browser deals with them as if there were no worker.

const STORE = `help ${KEPT.language} ${KEPT.version}`;
const PATIENCE = 4000; // milliseconds: on a bad line, what is kept is better than a white page

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(drop().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, search } = new URL(request.url);
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    if (KEPT.pages.includes(pathname)) event.respondWith(newest(request, pathname));
    else if (pathname === KEPT.start) event.respondWith(fetch(request).catch(() => Response.redirect(KEPT.pages[0])));
  } else if (KEPT.files.includes(pathname + search)) {
    event.respondWith(kept(pathname + search).then((found) => found ?? fetch(request)));
  }
});

async function keep() {
  const store = await caches.open(STORE);
  // Past the browser's own cache: it may hold a page of an hour ago.
  await store.addAll([...KEPT.pages, ...KEPT.files].map((address) => new Request(address, { cache: "reload" })));
  await self.skipWaiting();
}

/** Drops the stores of former versions; those of other languages have a worker of their own. */
async function drop() {
  const stale = (await caches.keys()).filter((name) => name.startsWith(`help ${KEPT.language} `) && name !== STORE);
  await Promise.all(stale.map((name) => caches.delete(name)));
}

/** What the network gives, where it gives it soon: a number may have been corrected. Otherwise what is kept. */
async function newest(request, pathname) {
  const given = fetch(request).catch(() => undefined);
  const soon = await Promise.race([given, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  if (soon?.ok) return soon;
  return (await kept(pathname)) ?? (await given) ?? Response.error();
}

async function kept(address) {
  return (await caches.open(STORE)).match(address);
}
