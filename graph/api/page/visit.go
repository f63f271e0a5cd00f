package page

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// visit is one request for a page.
type visit struct {
	r        *http.Request
	ctx      context.Context //nolint:containedctx // a visit lives as long as its request
	store    graph.Store     // in the state that the page shows
	lang     string          // nl or en
	explicit bool            // the visitor chose the language: links keep it
	name     string          // of the template
	style    string
}

// frame is what every template gets.
type frame struct {
	Visit *visit
	Page  any
}

// visit reads the language and the page that a request asks for.
func (p *Pages) visit(r *http.Request) *visit {
	v := &visit{r: r, ctx: r.Context(), style: p.styleName, name: "error.html"}
	if asked := r.URL.Query().Get("lang"); asked == "nl" || asked == "en" {
		v.lang, v.explicit = asked, true
		return v
	}
	tags, _, err := language.ParseAcceptLanguage(limit(strings.Join(r.Header.Values("Accept-Language"), ","), 200))
	if err != nil {
		tags = nil
	}
	tag, _, _ := p.matcher.Match(tags...)
	base, _ := tag.Base()
	v.lang = base.String()
	return v
}

// limit cuts a header that no browser sends.
func limit(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// Lang is the language of the page.
func (v *visit) Lang() string { return v.lang }

// Style is the address of the style sheet.
func (v *visit) Style() string { return v.style }

// Query is what stands in the search box.
func (v *visit) Query() string { return strings.TrimSpace(v.r.URL.Query().Get("q")) }

// Explicit reports whether forms and links carry the language.
func (v *visit) Explicit() bool { return v.explicit }

// Link returns the address of a page of ours: its path by parts, which may hold anything, then pairs of a query.
func (v *visit) Link(parts []string, pairs ...string) string {
	var b strings.Builder
	for _, part := range parts {
		b.WriteByte('/')
		b.WriteString(url.PathEscape(part))
	}
	if b.Len() == 0 {
		b.WriteByte('/')
	}
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if v.explicit {
		q.Set("lang", v.lang)
	}
	if len(q) > 0 {
		b.WriteString("?" + q.Encode())
	}
	return b.String()
}

// Self returns the address of this page with some of its query set, and where the value is empty, gone.
func (v *visit) Self(pairs ...string) string {
	q := v.r.URL.Query()
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		} else {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	out := v.r.URL.EscapedPath()
	if !strings.HasPrefix(out, "/") || strings.HasPrefix(out, "//") {
		out = "/"
	}
	if len(q) > 0 {
		out += "?" + q.Encode()
	}
	return out
}

// Home, List and Other are the links of the frame.
func (v *visit) Home() string { return v.Link(nil) }

// List returns the address of the list of entities or articles.
func (v *visit) List(name string) string { return v.Link([]string{name}) }

// In returns this page in another language.
func (v *visit) In(lang string) string { return v.Self("lang", lang) }

// Node returns the address of the page of anything that has one.
func (v *visit) Node(id string) string {
	switch t, ok := graph.TypeOf(id); {
	case !ok:
		return v.Home()
	case t == graph.ArticleNode:
		return v.Link([]string{"article", id})
	case t == graph.ReferenceNode:
		return v.Link([]string{"reference", id})
	default:
		return v.Link([]string{"entity", id})
	}
}

// Evidence returns the permalink of a place in an article, with the place in view.
func (v *visit) Evidence(article string, s graph.Span) string {
	return v.Link([]string{"evidence", article, spanText(s)}) + "#quote"
}

// window reads which page of a list is asked for. Errors: ErrInvalid.
func (v *visit) window(limit int) (graph.Window, error) {
	w := graph.Window{Limit: limit}
	text := v.r.URL.Query().Get("after")
	if text == "" {
		return w, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(text)
	var at graph.Position
	if err == nil {
		err = json.Unmarshal(b, &at)
	}
	if err != nil {
		return w, graph.Invalidf("the place in the list is none")
	}
	w.After = &at
	return w, nil
}

// next returns the address of the page after one, "" when it is the last.
func next[T any](v *visit, p graph.Page[T]) string {
	if !p.More || len(p.Positions) == 0 {
		return ""
	}
	b, err := json.Marshal(p.Positions[len(p.Positions)-1])
	if err != nil {
		return ""
	}
	return v.Self("after", base64.RawURLEncoding.EncodeToString(b))
}

// pager is the foot of a list.
type pager struct {
	First string // "" on the first page
	Next  string // "" on the last
}

func pagerOf[T any](v *visit, p graph.Page[T]) pager {
	out := pager{Next: next(v, p)}
	if v.r.URL.Query().Get("after") != "" {
		out.First = v.Self("after", "")
	}
	return out
}

// wantsJSON reports whether a client prefers JSON to a page.
func wantsJSON(r *http.Request) bool {
	best := ""
	for _, part := range strings.Split(strings.Join(r.Header.Values("Accept"), ","), ",") {
		media, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		switch {
		case media == "text/html" || media == "application/xhtml+xml":
			return false
		case slices.Contains([]string{"application/ld+json", "application/json"}, media) && best == "":
			best = media
		}
	}
	return best != ""
}
