package page_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/page"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// markup is a name that would be an element if anybody let it.
const markup = `<script>alert(1)</script>`

// world is a small graph of invented people.
func world(t testing.TB) graph.Store {
	t.Helper()
	bank := graphtest.Article("bank", "De bank voor het buurthuis",
		`Het [[lectoraat Nabije Hulp|LECTORAAT Nabije Hulp]] van [[Hogeschool Utrecht|ORGANISATION]] onderzoekt [[eenzaamheid|CONCEPT]]. `+
			`[[De Linde|ORGANISATION]] gebruikt [[JIM|METHOD]] in [[Enschede|PLACE]] [[(Baart, 2001)|reference:baart-2001]]. `+
			`Lector [[Marijke van der Veen|PERSON]] leidt het [[lectoraat|LECTORAAT Nabije Hulp]].`).
		On("2026-03-12").In("Werkveld", "Werkveld 1 2026").
		With("concept:eenzaamheid", func(s *graph.Sighting) { s.Salience, s.Definition = 640, "Het gemis van verbondenheid." }).
		Claims(
			"lectoraat:nabije-hulp PART_OF organisation:hogeschool-utrecht 950",
			"lectoraat:nabije-hulp STUDIES concept:eenzaamheid 900 rule=studies-verb",
			"person:marijke-van-der-veen AFFILIATED_WITH lectoraat:nabije-hulp role=lector from=2021",
			"organisation:de-linde USES method:jim negated 850",
			"article CITES reference:baart-2001 1000",
			"article ABOUT concept:eenzaamheid 640",
		)
	hostile := graphtest.Article("hostile", "Over "+markup, `Wij van [[`+markup+`|ORGANISATION]] gebruiken [[JIM|METHOD]].`).
		On("2025-11").In(`"><b>`, "").
		Claims(graph.EntityID(graph.Organisation, markup, "") + " USES method:jim planned 700 role=<i>rol</i>")
	book := graphtest.Article("book", "Wat blijft", "Over [[buren|CONCEPT buren]] & verhalen\nElke buur leest mee. [[Baart, A. (2001)|reference:baart-2001]]. [[Presentie|PUBLICATION]].").
		Subtitle().
		ClaimsAt("Baart, A. (2001). Presentie", "article CITES reference:baart-2001", "reference:baart-2001 REFERS_TO publication:presentie 920 rule=reference-list")
	m := graphtest.NewModel()
	if err := m.Apply(t.Context(), graphtest.Source("werkveld.txt", bank, book), graphtest.Source("<img src=x>.txt", hostile)); err != nil {
		t.Fatal(err)
	}
	return m
}

func get(t testing.TB, h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// parse reads a page and returns all its elements.
func parse(t testing.TB, body string) []*html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var out []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			out = append(out, n)
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// TestEveryPage follows every link from the start page, in both languages: each leads to a page that is whole, accessible, in the
// language asked for, and holds no script.
func TestEveryPage(t *testing.T) {
	h := page.New(world(t), page.Options{})
	for _, lang := range []string{"nl", "en"} {
		seen := map[string]bool{}
		queue := []string{"/?lang=" + lang, "/search?lang=" + lang + "&q=hulp", "/path?lang=" + lang + "&from=JIM&to=De+Linde", "/path?lang=" + lang + "&from=Nabije+Hulp&to=eenzaamheid"}
		for len(queue) > 0 {
			path := queue[0]
			queue = queue[1:]
			if seen[path] {
				continue
			}
			seen[path] = true
			got := get(t, h, path)
			if got.Code != http.StatusOK {
				t.Errorf("%s: status %d", path, got.Code)
			}
			if strings.HasPrefix(got.Header().Get("Content-Type"), "application/ld+json") {
				continue
			}
			queue = append(queue, checkPage(t, path, lang, got)...)
		}
		if len(seen) < 30 {
			t.Errorf("%s: only %d pages are linked", lang, len(seen))
		}
	}
}

// checkPage holds a page to what holds for all, and returns the pages that it links to.
func checkPage(t *testing.T, path, lang string, got *httptest.ResponseRecorder) []string {
	t.Helper()
	policy := got.Header().Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'; style-src 'self'") || strings.Contains(policy, "unsafe") {
		t.Errorf("%s: policy %q", path, policy)
	}
	var links []string
	headings, level, landmarks := 0, 0, map[string]int{}
	ids, labelled := map[string]bool{}, map[string]bool{}
	nodes := parse(t, got.Body.String())
	for _, n := range nodes {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: two elements are %q", path, id)
			}
			ids[id] = true
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("%s: an attribute %s", path, a.Key)
			}
		}
		landmarks[n.Data]++
		switch n.Data {
		case "html":
			if attr(n, "lang") != lang {
				t.Errorf("%s is in %q", path, attr(n, "lang"))
			}
		case "script", "b-x", "img", "iframe", "object", "style", "i":
			t.Errorf("%s holds a %s", path, n.Data)
		case "h1", "h2", "h3", "h4":
			now := int(n.Data[1] - '0')
			if headings++; n.Data == "h1" && landmarks["h1"] > 1 || strings.TrimSpace(textOf(n)) == "" {
				t.Errorf("%s: heading %q", path, textOf(n))
			}
			level = now
		case "label":
			labelled[attr(n, "for")] = true
		case "a":
			if strings.TrimSpace(textOf(n)) == "" {
				t.Errorf("%s: a link without words to %s", path, attr(n, "href"))
			}
			if to := attr(n, "href"); strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "/graphql") {
				to, _, _ = strings.Cut(to, "#")
				if u, err := url.Parse(to); err != nil || u.Query().Get("lang") == "" {
					t.Errorf("%s: the link %s loses the language", path, to)
				} else if u.Query().Get("lang") == lang {
					links = append(links, to)
				}
			} else if to == "" || strings.HasPrefix(to, "javascript") || strings.HasPrefix(to, "#Z") {
				t.Errorf("%s: a link to %q", path, to)
			}
		}
	}
	for _, n := range nodes {
		if n.Data == "input" && attr(n, "type") != "hidden" && !labelled[attr(n, "id")] {
			t.Errorf("%s: the input %q has no label", path, attr(n, "name"))
		}
	}
	if headings == 0 || level == 0 || landmarks["h1"] != 1 || landmarks["main"] != 1 || landmarks["title"] != 1 || !ids["content"] {
		t.Errorf("%s: %v", path, landmarks)
	}
	return links
}

// TestPermalink opens the permalink of each claim: the quote is marked in the text, and as data it selects the same words.
func TestPermalink(t *testing.T) {
	s := world(t)
	h := page.New(s, page.Options{})
	articles, err := s.Articles(t.Context(), graph.ArticleQuery{Content: true})
	if err != nil {
		t.Fatal(err)
	}
	claims := 0
	for _, a := range articles[0].Items {
		pages, err := s.Claims(t.Context(), graph.ClaimQuery{OfArticles: []string{a.ID}, Filter: graph.ClaimFilter{Modalities: graph.Modalities()}})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range pages[0].Items {
			claims++
			path := fmt.Sprintf("/evidence/%s/%d-%d", a.ID, c.Evidence.Start, c.Evidence.End)
			marked := ""
			for _, n := range parse(t, get(t, h, path).Body.String()) {
				if n.Data == "mark" {
					marked += textOf(n)
				}
			}
			if marked != c.Quote {
				t.Errorf("%s marks %q, want %q", path, marked, c.Quote)
			}
			checkAnnotation(t, get(t, h, path, "Accept", "application/ld+json"), a, c)
		}
	}
	if claims < 6 {
		t.Errorf("only %d claims", claims)
	}
	a := articles[0].Items[0].ID
	for _, path := range []string{
		"/evidence/" + a + "/0-0", "/evidence/" + a + "/5-2", "/evidence/" + a + "/0-99999999", "/evidence/" + a + "/01-2", "/evidence/" + a + "/x",
		"/evidence/" + a + "/-1-2", "/evidence/article:none/0-1", "/article/none", "/article/method:jim", "/entity/method:none", "/entity/" + a,
		"/reference/reference:none-2000", "/relation/method:jim/USES/method:jim", "/relation/method:jim/NONE/method:jim", "/none", "/entities?type=NONE",
	} {
		if got := get(t, h, path); got.Code != http.StatusNotFound || !strings.Contains(got.Body.String(), "<h1>") {
			t.Errorf("%s: %d", path, got.Code)
		}
	}
	for _, path := range []string{"/articles?after=x", "/search?q=x&after=%00", "/entity/method:jim?after=e30x"} {
		if got := get(t, h, path); got.Code != http.StatusBadRequest {
			t.Errorf("%s: %d", path, got.Code)
		}
	}
}

func checkAnnotation(t *testing.T, got *httptest.ResponseRecorder, a graph.Article, c graph.ClaimRecord) {
	t.Helper()
	var doc struct {
		Context string `json:"@context"`
		Type    string
		Body    []map[string]any
		Target  struct {
			Source   string
			Selector []struct {
				Type, Exact, Prefix, Suffix string
				Start, End                  int
			}
		}
	}
	if err := json.Unmarshal(got.Body.Bytes(), &doc); err != nil {
		t.Fatalf("%v: %s", err, got.Body)
	}
	at, quote := doc.Target.Selector[1], doc.Target.Selector[0]
	if doc.Context != "http://www.w3.org/ns/anno.jsonld" || doc.Type != "Annotation" || quote.Type != "TextQuoteSelector" || at.Type != "TextPositionSelector" {
		t.Errorf("%s", got.Body)
	}
	if text := []rune(a.Text); string(text[at.Start:at.End]) != c.Quote || quote.Exact != c.Quote || !strings.Contains(a.Text, quote.Prefix+quote.Exact+quote.Suffix) {
		t.Errorf("%s selects other words than %q", got.Body, c.Quote)
	}
	said := c.Predicate == graph.About || c.Predicate == graph.Cites // the page says these elsewhere
	if !said && !slices.ContainsFunc(doc.Body, func(b map[string]any) bool {
		return b["kennisgraaf:rule"] == c.Rule && b["kennisgraaf:predicate"] == string(c.Predicate)
	}) {
		t.Errorf("%s does not hold the claim %v", got.Body, c)
	}
}

func TestLanguage(t *testing.T) {
	h := page.New(world(t), page.Options{})
	for _, c := range []struct{ path, accept, want string }{
		{"/", "", "nl"},
		{"/", "en-GB,en;q=0.8", "en"},
		{"/", "de-DE,de;q=0.9,en;q=0.5", "en"},
		{"/", "nl-BE", "nl"},
		{"/", "fr", "nl"},
		{"/?lang=en", "nl", "en"},
		{"/?lang=nl", "en", "nl"},
		{"/?lang=xx", "en", "en"},
		{"/", strings.Repeat("x,", 5000), "nl"},
		{"/", "\x00;;q=", "nl"},
	} {
		got := get(t, h, c.path, "Accept-Language", c.accept)
		if got.Header().Get("Content-Language") != c.want || !strings.Contains(got.Body.String(), `<html lang="`+c.want+`">`) {
			t.Errorf("%s with %.40q: %s", c.path, c.accept, got.Header().Get("Content-Language"))
		}
	}
}

// TestRevalidation asks again for a page that has not changed, and for one that has.
func TestRevalidation(t *testing.T) {
	s := world(t)
	h := page.New(s, page.Options{})
	tag := get(t, h, "/articles").Header().Get("ETag")
	if got := get(t, h, "/articles", "If-None-Match", tag); got.Code != http.StatusNotModified || got.Body.Len() > 0 {
		t.Errorf("the same page: %d, %d bytes", got.Code, got.Body.Len())
	}
	if got := get(t, h, "/articles?lang=en", "If-None-Match", tag); got.Code != http.StatusOK {
		t.Errorf("another language: %d", got.Code)
	}
	if err := s.Apply(t.Context(), graph.Removal("werkveld.txt")); err != nil {
		t.Fatal(err)
	}
	if got := get(t, h, "/articles", "If-None-Match", tag); got.Code != http.StatusOK {
		t.Errorf("after a change: %d", got.Code)
	}
}

// TestHeadAndLiterature shows title and subtitle apart, and beside a citation the publication that the article gives for it.
func TestHeadAndLiterature(t *testing.T) {
	h := page.New(world(t), page.Options{})
	body := get(t, h, "/article/article:book?lang=en").Body.String()
	var title, subtitle, cited string
	for _, n := range parse(t, body) {
		switch {
		case n.Data == "h1":
			title = textOf(n)
		case attr(n, "class") == "subtitle":
			subtitle = textOf(n)
		case n.Data == "section" && attr(n, "aria-labelledby") == "cited":
			for d := range n.Descendants() {
				if d.Data == "a" {
					cited += attr(d, "href") + " " + textOf(d) + "\n"
				}
			}
		}
	}
	if title != "Wat blijft" || subtitle != "Over buren & verhalen" {
		t.Errorf("title %q, subtitle %q", title, subtitle)
	}
	want := "/reference/reference:baart-2001?lang=en Baart, A. (2001)\n/entity/publication:presentie?lang=en Presentie\n" +
		"/evidence/article:book/54-81?lang=en#quote where it says so\n"
	if cited != want {
		t.Errorf("literature\n%s, want\n%s", cited, want)
	}
	if claims := get(t, h, "/reference/reference:baart-2001?lang=en").Body.String(); !strings.Contains(claims, "refers to") || !strings.Contains(claims, ">Presentie</a>") {
		t.Error("the page of the reference does not name the publication")
	}
	if claims := get(t, h, "/entity/publication:presentie?lang=en").Body.String(); !strings.Contains(claims, "is cited as") {
		t.Error("the page of the publication does not name the reference")
	}
}

// TestDenied shows what is denied only to those who ask.
func TestDenied(t *testing.T) {
	h := page.New(world(t), page.Options{})
	for query, want := range map[string]bool{"": false, "&denied=1": true} {
		if got := strings.Contains(get(t, h, "/entity/organisation:de-linde?lang=nl"+query).Body.String(), "ontkend</strong>"); got != want {
			t.Errorf("%q shows a denied claim: %v", query, got)
		}
	}
}

// TestContrast computes the contrast of every colour of text on every ground, in both schemes: at least 4.5 to 1, as WCAG 2 asks.
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	colour := regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{3,6})`)
	light, dark, found := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("no dark scheme")
	}
	dark, _, _ = strings.Cut(dark, "* {")
	for scheme, text := range map[string]string{"light": light, "dark": dark} {
		c := map[string]string{}
		for _, m := range colour.FindAllStringSubmatch(text, -1) {
			c[m[1]] = m[2]
		}
		pairs := [][2]string{{"accent-ink", "accent"}, {"quote-ink", "quote"}}
		for _, on := range []string{"paper", "card"} {
			for _, ink := range []string{"ink", "soft", "accent", "organisation", "lectoraat", "method", "person", "policy", "place", "publication", "concept", "article", "reference"} {
				pairs = append(pairs, [2]string{ink, on})
			}
		}
		for _, p := range pairs {
			a, b := luminance(t, c[p[0]]), luminance(t, c[p[1]])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
				t.Errorf("%s: %s on %s: %.2f", scheme, p[0], p[1], ratio)
			}
		}
	}
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("colour %q", hex)
	}
	channel := func(v uint64) float64 {
		f := float64(v&255) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(n>>16) + 0.7152*channel(n>>8) + 0.0722*channel(n)
}
