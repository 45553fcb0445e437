// Takes away what this site keeps on the device, then sends the form, so that the browser drops its own copies too.
const form = document.querySelector("main form");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const isGone = await forget().catch(() => false);
  document.getElementById(isGone ? "gone" : "left").hidden = false;
  if (isGone && navigator.onLine) form.submit();
});

/** Drops everything that this site can keep, and says whether nothing is left. */
async function forget() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
  if ("caches" in self) await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  localStorage.clear();
  sessionStorage.clear();
  const left = "caches" in self ? await caches.keys() : [];
  return left.length + localStorage.length + sessionStorage.length === 0;
}
