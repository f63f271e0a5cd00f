import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createClient } from "graphql-ws";
import { createRoot } from "react-dom/client";
import "graphiql/graphiql.css";
import "./page.css";

const url = new URL("/graphql", location.href);
const socket = new URL(url);
socket.protocol = url.protocol === "https:" ? "wss:" : "ws:";

const fetcher = createGraphiQLFetcher({
  url: url.href,
  wsClient: createClient({ url: socket.href, lazy: true }),
});

const firstQuery = `# Who studies what, with the sentence that says so. Ctrl-Enter runs the query; Ctrl-Space completes it.
{
  relations(filter: {predicates: [STUDIES], subjectTypes: [LECTORAAT]}, first: 10) {
    edges {
      node {
        subject { label }
        object { label }
        claims(first: 1) { edges { node { evidence { quote permalink } } } }
      }
    }
  }
}
`;

// A link may bring a query: /graphiql?query=…
const asked = new URLSearchParams(location.search).get("query");

createRoot(document.getElementById("graphiql")).render(
  <GraphiQL fetcher={fetcher} defaultQuery={firstQuery} query={asked ?? undefined} shouldPersistHeaders={false} />,
);
