package page

import (
	"slices"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// articlePage shows an article with its mentions highlighted, and what it says.
type articlePage struct {
	Article    graph.Article
	Name       string
	Issue      string
	Date       graph.Date // beside the issue
	Title      []run
	Subtitle   []run
	Byline     []run // what else stands between title and body
	Paragraphs []paragraph
	Entities   []thing
	Claims     []statement
	MoreClaims bool
	Citations  []citation
	AlsoIn     []hit
	Quote      *quote // the page is the permalink of a piece of evidence
}

// quote is the piece of evidence that a page is about.
type quote struct {
	Text   string
	Span   graph.Span
	Claims []statement // that it proves
	JSON   string      // address of the annotation
	Whole  string      // address of the article alone
}

// citation is a reference in an article's text, and the work that the article gives for it.
type citation struct {
	Text string
	Href string
	Work *statement
}

const (
	articleEntities = 60
	articleClaims   = 100
)

// article shows an article.
func (p *Pages) article(v *visit) (any, error) {
	a, err := p.content(v, v.r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return p.showArticle(v, a, nil)
}

// content reads an article with its text. Errors: ErrNotFound.
func (p *Pages) content(v *visit, id string) (graph.Article, error) {
	v.name = "article.html"
	if t, ok := graph.TypeOf(id); !ok || t != graph.ArticleNode {
		return graph.Article{}, graph.NotFoundf("there is no such article")
	}
	list, err := p.articlesByID(v, []string{id}, true)
	if err != nil {
		return graph.Article{}, err
	}
	a, ok := list[id]
	if !ok {
		return graph.Article{}, graph.NotFoundf("there is no such article")
	}
	return a, nil
}

// evidence shows an article with a place of it in view, or tells programs of that place as a web annotation.
func (p *Pages) evidence(v *visit) (any, error) {
	a, err := p.content(v, v.r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	span, err := parseSpan(v.r.PathValue("span"), a.Text)
	if err != nil {
		return nil, err
	}
	text, _ := graph.NewOffsets(a.Text).Slice(span)
	q := &quote{Text: text, Span: span, Whole: v.Node(a.ID), JSON: v.Self("format", "json")}
	if v.r.URL.Query().Get("format") == "json" || wantsJSON(v.r) {
		return p.annotate(v, a, q)
	}
	return p.showArticle(v, a, q)
}

func (p *Pages) showArticle(v *visit, a graph.Article, q *quote) (any, error) {
	mentions, err := v.store.Mentions(v.ctx, graph.MentionQuery{Articles: []string{a.ID}})
	if err != nil {
		return nil, err
	}
	entities, err := v.store.Entities(v.ctx, graph.EntityQuery{
		OfArticles: []string{a.ID}, Order: graph.MostSalient, Window: graph.Window{Limit: articleEntities},
	})
	if err != nil {
		return nil, err
	}
	all, more, err := p.claimsOf(v, a)
	if err != nil {
		return nil, err
	}
	names, err := p.links(v, entitiesOf(mentions))
	if err != nil {
		return nil, err
	}
	also, err := p.articlesByID(v, a.Members, false)
	if err != nil {
		return nil, err
	}
	claims, works := apart(all)
	out := articlePage{Article: a, Name: titleOf(v, a), Issue: issueOf(a), Date: dateBeside(issueOf(a), a.PublishedAt), Claims: claims, MoreClaims: more, Quote: q}
	mark := graph.Span{}
	if q != nil {
		mark = q.Span
		q.Claims = proving(all, q.Span)
	}
	h := newHighlighter(a.Text, mentions, names, mark)
	out.head(h, a)
	out.Paragraphs = h.paragraphs(min(a.Body, len(h.text)))
	for _, e := range entities[0].Items {
		out.Entities = append(out.Entities, thingOf(v, e))
	}
	for _, c := range a.Citations {
		out.Citations = append(out.Citations, citation{c.Text, v.Node(c.Reference), works[c.Reference]})
	}
	for _, id := range a.Members {
		if m, ok := also[id]; ok {
			out.AlsoIn = append(out.AlsoIn, p.hits(v, []graph.Article{m})...)
		}
	}
	return out, nil
}

// head cuts what stands before the body: the title, and below it the subtitle and the line that names the authors.
func (out *articlePage) head(h *highlighter, a graph.Article) {
	body := min(a.Body, len(h.text))
	title := min(utf8.RuneCountInString(a.Title), body)
	out.Title = h.runs(trim(h.text, graph.Span{End: title}))
	rest := graph.Span{Start: title, End: body}
	if a.Subtitle != (graph.Span{}) && a.Subtitle.End <= body {
		out.Subtitle = h.runs(a.Subtitle)
		rest.Start = a.Subtitle.End
	}
	out.Byline = h.runs(trim(h.text, rest))
}

// apart takes what references refer to out of what an article states, by reference.
func apart(list []statement) (rest []statement, works map[string]*statement) {
	works = map[string]*statement{}
	for i, s := range list {
		switch c := s.Claim; {
		case c.Predicate != graph.RefersTo:
			rest = append(rest, s)
		case works[c.Subject] == nil:
			works[c.Subject] = &list[i]
		}
	}
	return rest, works
}

// claimsOf reads what an article states, denials too, but not what it is about and cites: the page says that elsewhere.
func (p *Pages) claimsOf(v *visit, a graph.Article) ([]statement, bool, error) {
	said := slices.DeleteFunc(graph.Predicates(), func(pr graph.Predicate) bool { return pr == graph.About || pr == graph.Cites })
	pages, err := v.store.Claims(v.ctx, graph.ClaimQuery{
		OfArticles: []string{a.ID}, Window: graph.Window{Limit: articleClaims},
		Filter: graph.ClaimFilter{Modalities: graph.Modalities(), Predicates: said, EachMember: true},
	})
	if err != nil {
		return nil, false, err
	}
	list, err := p.statements(v, pages[0].Items)
	return list, pages[0].More, err
}

// proving returns the claims whose evidence is a span.
func proving(claims []statement, s graph.Span) []statement {
	var out []statement
	for _, c := range claims {
		if c.Claim.Evidence == s {
			out = append(out, c)
		}
	}
	return out
}

func entitiesOf(mentions []graph.Mention) []string {
	out := make([]string, len(mentions))
	for i, m := range mentions {
		out[i] = m.Entity
	}
	return out
}
