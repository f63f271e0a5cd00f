package page

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"strings"

	"golang.org/x/text/language"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed style.css
var style []byte

// Options says what the pages need besides a store.
type Options struct {
	Terms     func(string) []string        // stems of a text as readings hold them
	Paths     PathSearch                   // nil: graph.FindPaths
	RequestID func(context.Context) string // shown with an error; nil: none
	Log       *slog.Logger                 // of failures that a visitor sees no cause of; nil: none
	Program   string                       // version of the program, part of the ETag
}

// PathSearch finds paths in a state of the store.
type PathSearch func(context.Context, graph.Store, graph.PathQuery) ([]graph.Path, error)

// Pages serves the pages of one store.
type Pages struct {
	store     graph.Store
	o         Options
	mux       *http.ServeMux
	languages map[string]*edition
	matcher   language.Matcher
	styleName string // changes with the style sheet, so that browsers may keep it
}

// New returns the pages of a store. They answer GET and HEAD.
func New(store graph.Store, o Options) *Pages {
	if o.Paths == nil {
		o.Paths = graph.FindPaths
	}
	if o.RequestID == nil {
		o.RequestID = func(context.Context) string { return "" }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Terms == nil {
		o.Terms = func(text string) []string { return strings.Fields(graph.SearchKey(text)) }
	}
	sum := sha256.Sum256(style)
	p := &Pages{
		store: store, o: o, mux: http.NewServeMux(), languages: editions(),
		matcher:   language.NewMatcher([]language.Tag{language.Dutch, language.English}),
		styleName: "/style-" + hex.EncodeToString(sum[:4]) + ".css",
	}
	for pattern, show := range map[string]func(*visit) (any, error){
		"GET /{$}":                  p.start,
		"GET /search":               p.search,
		"GET /entities":             p.entities,
		"GET /articles":             p.articles,
		"GET /entity/{id}":          p.entity,
		"GET /reference/{id}":       p.entity,
		"GET /article/{id}":         p.article,
		"GET /evidence/{id}/{span}": p.evidence,
		"GET /relation/{subject}/{predicate}/{object}": p.relation,
		"GET /path": p.path,
	} {
		p.mux.Handle(pattern, p.page(show))
	}
	p.mux.HandleFunc("GET "+p.styleName, p.styleSheet)
	p.mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		p.fail(w, p.visit(r), graph.NotFoundf("there is no page %s", r.URL.Path))
	})
	return p
}

// ServeHTTP answers with a page.
func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) { p.mux.ServeHTTP(w, r) }

// Busy answers that the server has too much to do.
func (p *Pages) Busy(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "1")
	p.fail(w, p.visit(r), &graph.Error{Kind: graph.ErrUnavailable, Detail: "too many requests are in flight"})
}

// page turns what computes a page into what answers with it. The same state of the graph gives the same page, which a browser
// asks for again with the ETag that it has. All that a page reads is of one state, where the store offers that.
func (p *Pages) page(show func(*visit) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := p.visit(r)
		store, done, err := graph.Pin(v.ctx, p.store)
		if err != nil {
			p.fail(w, v, err)
			return
		}
		defer done()
		v.store = store
		tag, err := p.tag(v)
		if err != nil {
			p.fail(w, v, err)
			return
		}
		h := w.Header()
		h.Set("Vary", "Accept, Accept-Language")
		h.Set("Cache-Control", "no-cache")
		h.Set("ETag", tag)
		if match := r.Header.Get("If-None-Match"); match != "" && strings.Contains(match, tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		data, err := show(v)
		if err != nil {
			h.Del("ETag")
			p.fail(w, v, err)
			return
		}
		if doc, ok := data.(annotation); ok {
			writeAnnotation(w, doc)
			return
		}
		p.render(w, http.StatusOK, v, data)
	})
}

// tag returns the ETag of a page: the state of the graph, the program, the language and what was asked for.
func (p *Pages) tag(v *visit) (string, error) {
	version, err := v.store.Version(v.ctx)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{
		version, p.o.Program, p.styleName, v.lang, v.r.URL.RequestURI(), strings.Join(v.r.Header.Values("Accept"), ","),
	}, "\n")))
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`, nil
}

// render writes a page, whole or not at all.
func (p *Pages) render(w http.ResponseWriter, status int, v *visit, data any) {
	var b bytes.Buffer
	if err := p.languages[v.lang].templates.ExecuteTemplate(&b, v.name, frame{Visit: v, Page: data}); err != nil {
		p.o.Log.ErrorContext(v.ctx, "page failed", "request", p.o.RequestID(v.ctx), "page", v.name, "error", err.Error())
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	secure(w.Header())
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", v.lang)
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // a visitor who is gone needs no page
}

// secure sets what keeps a page to itself: no script, nothing from elsewhere, no frame around it.
func secure(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}

func (p *Pages) styleSheet(w http.ResponseWriter, _ *http.Request) {
	secure(w.Header())
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(style) // a visitor who is gone needs no style
}

// failure is the page of an error.
type failure struct {
	Status    int
	RequestID string
}

// fail shows an error; of its cause a visitor sees the kind only.
func (p *Pages) fail(w http.ResponseWriter, v *visit, err error) {
	status := http.StatusInternalServerError
	switch {
	case errors.Is(err, graph.ErrNotFound):
		status = http.StatusNotFound
	case errors.Is(err, graph.ErrInvalid):
		status = http.StatusBadRequest
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, graph.ErrUnavailable), errors.Is(err, graph.ErrConflict),
		errors.Is(err, graph.ErrFull), errors.Is(err, context.Canceled):
		status = http.StatusServiceUnavailable
	}
	if status >= http.StatusInternalServerError {
		p.o.Log.ErrorContext(v.ctx, "page failed", "request", p.o.RequestID(v.ctx), "page", v.name, "error", err.Error())
	}
	w.Header().Set("Cache-Control", "no-store")
	v.name = "error.html"
	p.render(w, status, v, failure{Status: status, RequestID: p.o.RequestID(v.ctx)})
}

// edition is everything in one language.
type edition struct {
	words     map[string]string
	templates *template.Template
}

// editions parses the templates for every language.
func editions() map[string]*edition {
	out := map[string]*edition{}
	for lang, words := range map[string]map[string]string{"nl": dutch(), "en": english()} {
		e := &edition{words: words}
		e.templates = template.Must(template.New("").Funcs(e.functions(lang)).ParseFS(templateFiles, "templates/*.html"))
		out[lang] = e
	}
	return out
}
