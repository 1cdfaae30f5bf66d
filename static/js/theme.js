// Runs before the page is painted, so that the chosen look never flashes; the rest of its work waits for the markup.
(() => {
  const KEY = "factcheck-theme";
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  show(read());
  root.dataset.scripts = "on";

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    const next = isDark ? "light" : "dark";
    show(next);
    try { localStorage.setItem(KEY, next); } catch { /* private windows keep nothing; the look still changes */ }
  });
})();
