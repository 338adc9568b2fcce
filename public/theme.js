// Puts the chosen colours on the page before it is painted. src/web/browser/theme.rs writes the choice.
try {
  const theme = localStorage.getItem("client-registrar.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the colours are the system's.
}
