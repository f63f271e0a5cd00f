package api

import (
	"context"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"golang.org/x/time/rate"

	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// access lets in who may ask, as often as they may.
type access struct {
	next   http.Handler
	tokens *token.Keyring // nil: everyone may do everything
	rates  *rates
}

// viewerOf returns who asks; nobody, with a role that covers nothing, when ctx belongs to no request.
func viewerOf(ctx context.Context) view.Viewer {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		return r.viewer
	}
	return view.Viewer{}
}

// ServeHTTP answers 401 to who shows no token, 429 to who asks too often, and lets the others in.
func (a *access) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	note, ok := r.Context().Value(requestKey{}).(*request)
	if !ok || r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
		a.next.ServeHTTP(w, r)
		return
	}
	if a.tokens == nil {
		note.viewer = view.Viewer{Role: token.Admin}
		a.next.ServeHTTP(w, r)
		return
	}
	secret := secretOf(r)
	t, known := a.tokens.Find(secret)
	switch {
	case secret == "" && isUpgrade(r): // its first message may show one
	case !known:
		w.Header().Add("WWW-Authenticate", `Bearer realm="Kennisgraaf"`)
		if isPage(r) {
			w.Header().Add("WWW-Authenticate", `Basic realm="Kennisgraaf", charset="UTF-8"`)
		}
		refuse(w, r, http.StatusUnauthorized, &fault{
			code: CodeUnauthenticated, message: "an access token is needed", hint: "send Authorization: Bearer TOKEN",
		})
		return
	case !a.rates.allow(t.Name):
		w.Header().Set("Retry-After", "1")
		refuse(w, r, http.StatusTooManyRequests, tooOften(a.rates.perSecond))
		return
	}
	note.viewer = view.Viewer{Name: t.Name, Role: t.Role}
	a.next.ServeHTTP(w, r)
}

func tooOften(perSecond int) *fault {
	return &fault{code: CodeRate, message: "more than " + strconv.Itoa(perSecond) + " requests in a second", hint: "wait a second"}
}

// isPage reports whether a request is for a page, which a browser shows a token for as the password of Basic. Queries take none
// of that: a browser sends it by itself, whoever's page asked.
func isPage(r *http.Request) bool {
	return !slices.Contains([]string{"/graphql", "/metrics", "/export"}, r.URL.Path)
}

// secretOf returns the token that a request shows; "" for none.
func secretOf(r *http.Request) string {
	if _, password, ok := r.BasicAuth(); ok && isPage(r) {
		return password
	}
	return bearer(r.Header.Get("Authorization"))
}

// bearer returns the token of a header; "" for another sort of header.
func bearer(header string) string {
	scheme, secret, ok := strings.Cut(header, " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(secret)
}

// rates limits how often each token asks. It remembers as many as there are tokens.
type rates struct {
	perSecond int
	mu        sync.Mutex
	limiters  map[string]*rate.Limiter
}

func newRates(perSecond int) *rates {
	return &rates{perSecond: perSecond, limiters: map[string]*rate.Limiter{}}
}

// allow takes one request of a token into account. A token that was quiet may ask twice its rate at once.
func (r *rates) allow(name string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	l, ok := r.limiters[name]
	if !ok {
		l = rate.NewLimiter(rate.Limit(r.perSecond), 2*r.perSecond)
		r.limiters[name] = l
	}
	return l.Allow()
}

// requires resolves the directive of that name: it lets those through who have the role.
func requires(ctx context.Context, _ any, next graphql.Resolver, role token.Role) (any, error) {
	viewer := viewerOf(ctx)
	if !viewer.Role.Covers(role) {
		return nil, &fault{code: CodeForbidden, message: "this needs a token with the role " + string(role)}
	}
	return next(ctx)
}

// cors lets pages of the listed origins ask; without the list a browser lets no other page read an answer.
type cors struct {
	next    http.Handler
	origins []string
}

// ServeHTTP answers the questions that browsers ask beforehand, and marks answers for the origins that may read them.
func (c *cors) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if len(c.origins) > 0 {
		w.Header().Add("Vary", "Origin")
	}
	if origin == "" || !slices.Contains(c.origins, origin) {
		c.next.ServeHTTP(w, r)
		return
	}
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id")
	if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
		h.Set("Access-Control-Allow-Methods", "GET, POST")
		h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match")
		h.Set("Access-Control-Max-Age", "600")
		w.WriteHeader(http.StatusNoContent)
		return
	}
	c.next.ServeHTTP(w, r)
}

// local refuses requests that name another host than this machine: a page of anybody's may point its own name at it (DNS rebinding).
type local struct {
	next    http.Handler
	origins []string // whose hosts are names of this machine too, behind a proxy
}

// ServeHTTP answers those who mean this machine.
func (l *local) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	named := slices.ContainsFunc(l.origins, func(origin string) bool {
		_, name, _ := strings.Cut(origin, "://")
		return name == r.Host
	})
	if host != "" && host != "localhost" && (ip == nil || !ip.IsLoopback()) && !named {
		refuse(w, r, http.StatusMisdirectedRequest, &fault{
			code: CodeForbidden, message: "this server is known by another name", hint: "ask it as 127.0.0.1 or localhost, or list the origin",
		})
		return
	}
	l.next.ServeHTTP(w, r)
}
