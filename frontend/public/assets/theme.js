// Runs before the first paint, in a file of its own since the page allows no inline scripts.
(function () {
  try {
    var chosen = localStorage.getItem("samplan.theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colorScheme = chosen;
  } catch (_) {
    // Storage can be closed to us; the system's choice then holds.
  }
})();
