// Reads the contract of the service that serves this page; nothing is fetched from anywhere else.
window.ui = SwaggerUIBundle({
  url: "/samplan/v1/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  tryItOutEnabled: true,
  validatorUrl: null,
});
