// The sheet: print it, empty it. What is written in it stays in the page.
const fields = document.querySelectorAll(".sheet input, .sheet textarea");

document.getElementById("print").addEventListener("click", () => print());
document.getElementById("empty").addEventListener("click", () => {
  for (const field of fields) field.value = "";
  fields[0].focus();
});
document.querySelector(".buttons").hidden = false;
