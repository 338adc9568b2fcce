export default {
  title: "Contoso FHIR",
  base: "/vitepress/",
  head: [["script", { async: "", src: "https://registrar.contoso.com/embed.js" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "client-registrar" } } },
};
