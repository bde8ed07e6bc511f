// Reads the contract of the service that serves this page; nothing is fetched from anywhere else.
// The calls tried out here go to this same service, whatever public address the contract names.
fetch("/samplan/v1/openapi.json")
  .then((answer) => answer.json())
  .then((spec) => {
    spec.servers = [{ url: "/samplan/v1" }];
    window.ui = SwaggerUIBundle({
      spec,
      dom_id: "#swagger-ui",
      deepLinking: true,
      // Closed under their headings: so many operations at once are drawn only as one scrolls, and cannot be searched on the page.
      docExpansion: "none",
      filter: true,
      tryItOutEnabled: true,
      validatorUrl: null,
    });
  });
