package api

import (
	"embed"
	"io/fs"
	"net/http"
)

// graphiqlFiles holds the page of GraphiQL, and its script and style sheet where `make graphiql` built them before the program.
//
//go:embed graphiql
var graphiqlFiles embed.FS

// graphiqlPolicy is the least that GraphiQL works with: its own script, questions to this server, fonts and pictures inside its style
// sheet, and styles that its script sets. Nothing comes from elsewhere.
const graphiqlPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; font-src data:; " +
	"connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// graphiqlIn returns what serves GraphiQL from the files of its folder; nil when they lack its script.
func graphiqlIn(files fs.FS) http.Handler {
	for _, name := range []string{"graphiql.js", "graphiql.css"} {
		if _, err := fs.Stat(files, name); err != nil {
			return nil
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", graphiqlPolicy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-cache")
		http.StripPrefix("/graphiql", http.FileServerFS(files)).ServeHTTP(w, r)
	})
}

// graphiql returns what serves GraphiQL, or nil: it is there where everybody on this machine may ask everything, since it asks for
// the schema and carries no token.
func graphiql(o Options) http.Handler {
	if o.Tokens != nil || o.NoIntrospection || o.Documents != nil {
		return nil
	}
	files, err := fs.Sub(graphiqlFiles, "graphiql")
	if err != nil {
		return nil // only an impossible name fails
	}
	return graphiqlIn(files)
}
