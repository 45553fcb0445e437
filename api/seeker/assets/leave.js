// "Leave now" takes the place of this page in the tab, so that the way back does not lead here. Without script it is a link.
for (const link of document.querySelectorAll("a.leave")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(link.href);
  });
}
