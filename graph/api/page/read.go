package page

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// link is a thing as other pages name it.
type link struct {
	ID   string
	Name string
	Type graph.NodeType
	Href string
	Gone bool // it is not in the graph any more
}

// links names things, with one read for the entities among them and one for the articles.
func (p *Pages) links(v *visit, ids []string) (map[string]link, error) {
	out := map[string]link{}
	var entities, articles []string
	for _, id := range ids {
		if _, known := out[id]; known {
			continue
		}
		t, ok := graph.TypeOf(id)
		out[id] = link{ID: id, Name: afterColon(id), Type: t, Href: v.Node(id), Gone: !ok}
		switch {
		case ok && t == graph.ArticleNode:
			articles = append(articles, id)
		case ok && t != graph.ReferenceNode:
			entities = append(entities, id)
		}
	}
	if len(entities) > 0 {
		pages, err := v.store.Entities(v.ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: entities}})
		if err != nil {
			return nil, err
		}
		for _, e := range pages[0].Items {
			l := out[e.ID]
			l.Name = e.Name
			out[e.ID] = l
		}
	}
	if len(articles) > 0 {
		pages, err := v.store.Articles(v.ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{IDs: articles, EachMember: true}})
		if err != nil {
			return nil, err
		}
		for _, a := range pages[0].Items {
			l := out[a.ID]
			l.Name = titleOf(v, a)
			out[a.ID] = l
		}
	}
	return out, nil
}

// afterColon makes a name of an id alone.
func afterColon(id string) string {
	_, key, _ := strings.Cut(id, ":")
	return strings.ReplaceAll(key, "-", " ")
}

// titleOf names an article; one without a title by where it stands.
func titleOf(v *visit, a graph.Article) string {
	switch {
	case a.Title != "":
		return a.Title
	case a.Issue != "":
		return untitled(v.lang) + ", " + a.Issue
	case a.Publication != "":
		return untitled(v.lang) + ", " + a.Publication
	default:
		return untitled(v.lang)
	}
}

func untitled(lang string) string {
	if lang == "en" {
		return "Untitled"
	}
	return "Zonder titel"
}

// statement is a claim with the sentence that proves it.
type statement struct {
	Claim   graph.ClaimRecord
	Subject link
	Object  link
	Article link
	Issue   string
	Date    graph.Date // beside the issue
	Lang    string     // of the quote
	Href    string     // permalink of the sentence; "" for the thesaurus
}

// Plain reports whether the claim is made as a fact.
func (s statement) Plain() bool { return s.Claim.Modality == "" || s.Claim.Modality == graph.Asserted }

// statements adds to claims what a reader wants to see of them: names, and where they stand.
func (p *Pages) statements(v *visit, claims []graph.ClaimRecord) ([]statement, error) {
	var ids, in []string
	for _, c := range claims {
		ids = append(ids, c.Subject, c.Object)
		if c.Article != "" {
			in = append(in, c.Article)
		}
	}
	names, err := p.links(v, ids)
	if err != nil {
		return nil, err
	}
	articles, err := p.articlesByID(v, in, false)
	if err != nil {
		return nil, err
	}
	out := make([]statement, len(claims))
	for i, c := range claims {
		out[i] = statement{Claim: c, Subject: names[c.Subject], Object: names[c.Object]}
		a, ok := articles[c.Article]
		if !ok {
			continue
		}
		out[i].Article = link{ID: a.ID, Name: titleOf(v, a), Type: graph.ArticleNode, Href: v.Node(a.ID)}
		out[i].Issue, out[i].Lang = issueOf(a), a.Language
		out[i].Date = dateBeside(out[i].Issue, c.Date)
		out[i].Href = v.Evidence(a.ID, c.Evidence)
	}
	return out, nil
}

// dateBeside returns the date of an article unless its issue says it already.
func dateBeside(issue string, d graph.Date) graph.Date {
	if len(d) == len("2026") && strings.Contains(issue, string(d)) {
		return ""
	}
	return d
}

// issueOf says where an article appeared: the issue, which names its publication, or the publication.
func issueOf(a graph.Article) string {
	if a.Issue != "" {
		return a.Issue
	}
	return a.Publication
}

// articlesByID reads articles, near-duplicates included.
func (p *Pages) articlesByID(v *visit, ids []string, content bool) (map[string]graph.Article, error) {
	out := map[string]graph.Article{}
	if len(ids) == 0 {
		return out, nil
	}
	ids = slices.Clone(ids)
	slices.Sort(ids)
	pages, err := v.store.Articles(v.ctx, graph.ArticleQuery{
		Filter: graph.ArticleFilter{IDs: slices.Compact(ids), EachMember: true}, Content: content,
	})
	if err != nil {
		return nil, err
	}
	for _, a := range pages[0].Items {
		out[a.ID] = a
	}
	return out, nil
}

// hit is an article in a list.
type hit struct {
	Href      string
	Title     string
	Issue     string
	Date      graph.Date
	Lang      string
	Sentences []sentence // that name what the list is about
}

// sentence is a sentence of an article as runs, with its permalink.
type sentence struct {
	Href string
	Runs []run
}

func (p *Pages) hits(v *visit, list []graph.Article) []hit {
	out := make([]hit, len(list))
	for i, a := range list {
		out[i] = hit{Href: v.Node(a.ID), Title: titleOf(v, a), Issue: issueOf(a), Date: dateBeside(issueOf(a), a.PublishedAt), Lang: a.Language}
	}
	return out
}
