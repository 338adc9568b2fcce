document.addEventListener("client-registrar:registered", ({ detail }) => {
  const id = detail.appId + (detail.sandbox ? " (sandbox)" : "");
  for (const place of document.querySelectorAll(".client-id")) place.textContent = id;
});
