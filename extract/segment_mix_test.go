package extract_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
)

// mixShare is the least share of articles that is found whole in pages mixed from annotated articles of other pages. A page of
// one subject area gives cohesion its hardest work.
const mixShare = 0.93

// Runs of bare bodies and newsletters, mixed from articles of different pages in many orders, are cut where the articles meet.
func TestSegmentCutsMixedPages(t *testing.T) {
	var pool []goldArticle
	for _, name := range []string{"sozio-2025-2-shop", "sozio-2026-1-bodies", "sozio-2026-1-shop"} {
		pool = append(pool, goldOf(t, name)...)
	}
	pool = distinctBodies(pool)
	for name, join := range map[string]func(goldArticle) string{
		"bodies":     func(a goldArticle) string { return paragraphs(a.body, "\n") + "\n" },
		"newsletter": func(a goldArticle) string { return mixTitle(a) + "\n\n" + paragraphs(a.body, "\n\n") + "\n\n" },
		"one page":   nil,
	} {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(3, 7))
			found, all := 0, 0
			for range 40 {
				size := 5 + random.IntN(12)
				if join == nil {
					size = 1
				}
				articles := mix(random, pool, size)
				var source strings.Builder
				for _, a := range articles {
					if join == nil {
						source.WriteString(mixTitle(a) + "\n\n" + paragraphs(a.body, "\n\n") + "\n")
						continue
					}
					source.WriteString(join(a))
				}
				found += foundWhole(extract.Segment(source.String()), articles)
				all += len(articles)
			}
			if share := float64(found) / float64(all); share < mixShare {
				t.Errorf("%d of %d articles found whole, %.3f; want %.2f", found, all, share, mixShare)
			}
		})
	}
}

func distinctBodies(pool []goldArticle) []goldArticle {
	seen := map[string]bool{}
	var out []goldArticle
	for _, a := range pool {
		if key := paragraphs(a.body, " ")[:60]; !seen[key] {
			seen[key] = true
			out = append(out, a)
		}
	}
	return out
}

func mix(random *rand.Rand, pool []goldArticle, n int) []goldArticle {
	out := make([]goldArticle, n)
	for i, at := range random.Perm(len(pool))[:n] {
		out[i] = pool[at]
	}
	return out
}

// mixTitle gives an untitled article the first words of its body, as editors do.
func mixTitle(a goldArticle) string {
	if a.Title != "" {
		return a.Title
	}
	return strings.Trim(strings.Join(strings.Fields(a.body)[:5], " "), ".,:;‘’")
}

func paragraphs(body, join string) string {
	var out []string
	for _, line := range strings.Split(body, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, join)
}

// foundWhole counts the articles whose body is exactly one draft's.
func foundWhole(drafts []extract.Draft, articles []goldArticle) int {
	bodies := map[string]bool{}
	for _, d := range drafts {
		bodies[strings.Join(strings.Fields(d.Text[len(d.Title):]), " ")] = true
	}
	n := 0
	for _, a := range articles {
		if bodies[strings.Join(strings.Fields(a.body), " ")] {
			n++
		}
	}
	return n
}
