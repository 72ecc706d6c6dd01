// A key that the browser could not read, or that the person put away again, is said on the page.
document.addEventListener("allauth.error", () => {
  for (const each of document.querySelectorAll(".pregon-key-trouble")) {
    each.hidden = false;
  }
});
