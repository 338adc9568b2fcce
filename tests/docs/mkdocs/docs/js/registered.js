document.addEventListener("client-registrar:registered", ({ detail }) => {
  for (const place of document.querySelectorAll(".client-id")) place.textContent = detail.appId;
});
