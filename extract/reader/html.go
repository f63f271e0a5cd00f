package reader

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// htmlToText renders the text that a page shows, its blocks as lines: a blank line around headings, paragraphs and lists, "• "
// before an item, " | " between cells. The page's title is the first line, the date in its meta data the next. What surrounds
// the content is left out: scripts, navigation, site header and footer, asides, forms, cookie banners.
func htmlToText(path, source string, maxDepth int) (string, error) {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return "", &graph.Error{Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%s: HTML nested deeper than %d elements", path,
			maxDepth), Remedy: "save the page as text", Err: err}
	}
	if depth(root) > maxDepth {
		return "", &graph.Error{Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%s: HTML nested deeper than %d elements", path,
			maxDepth), Remedy: "save the page as text"}
	}
	strict := render(root, true)
	if loose := render(root, false); len(strict)*minShownShare < len(loose) {
		return loose, nil // a class name that reads like furniture holds the content
	}
	return strict, nil
}

// minShownShare bounds what furniture by class name may take from a page: four fifths.
const minShownShare = 5

// depth returns the greatest nesting of elements, without recursion.
func depth(root *html.Node) int {
	deepest, level := 0, 0
	for n := root; n != nil; {
		if n.Type == html.ElementNode {
			deepest = max(deepest, level)
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			level++
			continue
		}
		for n != nil && n.NextSibling == nil {
			n = n.Parent
			level--
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return deepest
}

// renderer writes the text of a page.
type renderer struct {
	out     strings.Builder
	breaks  int  // line breaks due before the next text
	space   bool // a space is due before the next text
	pre     int  // depth of preformatted elements
	items   int  // depth of list items, which stand on lines without blank ones between
	mark    bool // the mark of an item is due before the next text
	classes bool // leave out furniture by class and id
	content int  // depth of article and main elements
}

func render(root *html.Node, classes bool) string {
	r := &renderer{classes: classes}
	r.head(root)
	r.node(root)
	return r.out.String()
}

// head writes the title and the date of publication that the page's head gives.
func (r *renderer) head(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Title:
			if n.FirstChild != nil {
				r.text(n.FirstChild.Data)
				r.due(2)
			}
			return
		case atom.Meta:
			if isDateMeta(n) {
				r.text(dateOf(attr(n, "content")))
				r.due(2)
			}
			return
		case atom.Body:
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.head(c)
	}
}

func isDateMeta(n *html.Node) bool {
	switch strings.ToLower(attr(n, "property") + attr(n, "name")) {
	case "article:published_time", "date", "dc.date", "dcterms.date", "dcterms.created", "datepublished", "publish_date",
		"pubdate", "citation_publication_date":
		return true
	}
	return false
}

// dateOf cuts the time of day off an ISO time.
func dateOf(s string) string {
	date, _, _ := strings.Cut(strings.TrimSpace(s), "T")
	return date
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// node writes a node of the body.
func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return
	case html.ElementNode:
		if r.hidden(n) {
			return
		}
		r.element(n)
		return
	}
	r.children(n)
}

func (r *renderer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
}

func (r *renderer) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		r.breaks = max(r.breaks, 1)
		return
	case atom.Hr:
		r.due(2)
		return
	case atom.Li:
		r.due(1)
		r.mark = true
		r.items++
		r.children(n)
		r.items--
		r.mark = false
		r.due(1)
		return
	case atom.Td, atom.Th:
		r.cell()
		r.children(n)
		return
	case atom.Pre, atom.Textarea:
		r.due(2)
		r.pre++
		r.children(n)
		r.pre--
		r.due(2)
		return
	case atom.Article, atom.Main:
		r.content++
		defer func() { r.content-- }()
	}
	gap := blockGap(n.DataAtom)
	r.due(gap)
	r.children(n)
	r.due(gap)
}

// blockGap returns the line breaks around an element: 0 within a line, 1 for a line, 2 for a paragraph.
func blockGap(a atom.Atom) int {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Blockquote, atom.Article, atom.Section, atom.Main, atom.Header, atom.Details:
		return 2
	case atom.Div, atom.Tr, atom.Dt, atom.Dd, atom.Address, atom.Figure, atom.Fieldset, atom.Summary, atom.Caption, atom.Hgroup, atom.Body, atom.Thead, atom.Tbody:
		return 1
	}
	return 0
}

// hidden reports whether an element and all it holds is left out.
func (r *renderer) hidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Select, atom.Input, atom.Iframe,
		atom.Svg, atom.Object, atom.Embed, atom.Audio, atom.Video, atom.Canvas, atom.Dialog, atom.Figcaption, atom.Menu, atom.Map:
		return true
	case atom.Header:
		if r.content == 0 {
			return true
		}
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return false
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar":
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return r.classes && (furnitureClass(attr(n, "class")) || furnitureClass(attr(n, "id")))
}

// furnitureClass reports whether a class or id names furniture by one of its words.
func furnitureClass(s string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
		switch w {
		case "cookie", "cookies", "cookiebar", "cookiebanner", "cookiemelding", "consent", "menu", "nav", "navbar",
			"navigation", "navigatie", "breadcrumb", "breadcrumbs", "kruimelpad", "share",
			"sharing", "delen", "social", "socials", "sidebar", "footer", "voet", "voettekst", "skip", "skiplink",
			"advertentie", "advertisement", "related", "gerelateerd", "popup", "modal", "pagination", "paginering":
			return true
		}
	}
	return false
}

// due asks for at least n line breaks before the next text.
func (r *renderer) due(n int) {
	if r.items > 0 {
		n = min(n, 1)
	}
	if n > 0 && !r.mark {
		r.breaks = max(r.breaks, n)
	}
}

// flush writes the breaks, the space and the mark of an item that are due.
func (r *renderer) flush() {
	if r.out.Len() > 0 {
		if r.breaks > 0 {
			r.out.WriteString(strings.Repeat("\n", r.breaks))
		} else if r.space {
			r.out.WriteByte(' ')
		}
	}
	if r.mark {
		r.out.WriteString("• ")
	}
	r.breaks, r.space, r.mark = 0, false, false
}

// cell separates a cell from the one before it on its line.
func (r *renderer) cell() {
	if r.breaks == 0 && r.out.Len() > 0 {
		r.space = true
		r.flush()
		r.out.WriteByte('|')
	}
	r.space = r.breaks == 0
}

// text writes a run of text with its white space folded, or as it is where it is preformatted.
func (r *renderer) text(s string) {
	if r.pre > 0 {
		r.flush()
		r.out.WriteString(strings.Trim(s, "\r\n"))
		return
	}
	for i, word := range strings.FieldsFunc(s, isHTMLSpace) {
		if i > 0 || isHTMLSpace(rune(s[0])) {
			r.space = true
		}
		r.flush()
		r.out.WriteString(word)
	}
	if s != "" && isHTMLSpace(rune(s[len(s)-1])) {
		r.space = true
	}
}

// isHTMLSpace is the white space of HTML, which a no-break space is not.
func isHTMLSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r'
}
