// Bundles GraphiQL for a page without network: one script and one style sheet with its fonts inside.
import { build } from "esbuild";

await build({
  entryPoints: { graphiql: "main.jsx" },
  outdir: "../../graph/api/graphiql",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  jsx: "automatic",
  legalComments: "linked",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl", ".svg": "dataurl" },
  logLevel: "info",
});
