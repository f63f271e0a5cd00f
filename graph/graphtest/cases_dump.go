package graphtest

import (
	"bytes"
	"errors"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func dumpCases() []scenario {
	return []scenario{
		{"a dump is a header, each source's Change by source id in canonical order, and their number", func(k *check) {
			b, a := Source("z.md", uses("b", "Movisie", "JIM"), uses("a", "Vilans", "JIM")), Seeds("seed:a", "concept:a BROADER concept:b")
			k.with(b, a)
			lines := strings.Split(strings.TrimSuffix(k.dump(), "\n"), "\n")
			var want []string
			for _, c := range []graph.Change{a, b} {
				line, err := graph.EncodeChange(c)
				k.must(err)
				want = append(want, string(line))
			}
			k.equal("lines", lines[1:], append(want, `{"changes":2}`))
		}},
		{"lists in any order dump the same", func(k *check) {
			texts := []string{"[[Movisie|ORGANISATION]] met [[JIM|METHOD]] en [[Vilans|ORGANISATION]].", "[[JIM|METHOD]] bij [[Movisie|ORGANISATION]]."}
			claims := []string{"organisation:movisie USES method:jim", "organisation:movisie STUDIES method:jim"}
			change := Source("a", Article("a", "", texts[0]).Claims(claims...), Article("b", "", texts[1]))
			k.with(change)
			dump := k.dump()
			r := &change.Readings[0]
			r.Claims[0], r.Claims[1] = r.Claims[1], r.Claims[0]
			r.Entities[0], r.Entities[2] = r.Entities[2], r.Entities[0]
			change.Readings[0], change.Readings[1] = change.Readings[1], change.Readings[0]
			k.with(change)
			k.equal("dump", k.dump(), dump)
			k.must(k.store.Dump(k.ctx(), func(c graph.Change) error {
				k.equal("what is dumped", c, change.Canonical())
				return nil
			}))
		}},
		{"a dump restores into another store, byte for byte, beside what that holds", func(k *check) {
			k.with(Source("a", uses("a", "Movisie", "JIM")), Source("leeg"), Seeds("seed:t.tsv", "concept:a RELATED concept:b"))
			for id, name := range oddNames() {
				k.apply(Source(id, Article(id[len("organisation:"):], "", "[["+name+"|"+id+"]].")))
			}
			dump, all := k.dump(), k.everything()
			k.with()
			done := 0
			k.must(graph.Restore(k.ctx(), k.store, strings.NewReader(dump), func(n int) { done = n }))
			k.equal("changes restored", done, 3+len(oddNames()))
			k.equal("dump", k.dump(), dump)
			k.equal("everything", k.everything(), all)
			k.with(Source("z", uses("z", "Pharos", "JIM")))
			k.must(graph.Restore(k.ctx(), k.store, strings.NewReader(dump), nil))
			k.must(graph.Restore(k.ctx(), k.store, strings.NewReader(dump), nil))
			k.equal("articles of Pharos", k.entity("organisation:pharos").Articles, 1)
			k.equal("articles of JIM", k.entity("method:jim").Articles, 2)
		}},
		{"a dump ends with the first error of its receiver, as it is", func(k *check) {
			k.with(Source("a"), Source("b"), Source("c"))
			stop, seen := errors.New("genoeg"), 0
			err := k.store.Dump(k.ctx(), func(graph.Change) error {
				if seen++; seen == 2 {
					return stop
				}
				return nil
			})
			if err != stop { //nolint:errorlint // the very error is promised
				k.Errorf("dump returns %v, want the receiver's own error", err)
			}
			k.equal("changes seen", seen, 2)
			var w failingWriter
			k.fails("dump to a full disk", graph.Dump(k.ctx(), k.store, &w), graph.ErrFull)
		}},
		{"a dump shows one moment, though Applies run while it is read", func(k *check) {
			k.with(Source("a", uses("a", "Movisie", "JIM")), Source("c", uses("c", "Movisie", "JIM")))
			before := k.dump()
			var b bytes.Buffer
			b.WriteString(before[:strings.Index(before, "\n")+1])
			err := k.store.Dump(k.ctx(), func(c graph.Change) error {
				line, err := graph.EncodeChange(c)
				b.Write(append(line, '\n'))
				return errors.Join(err, k.store.Apply(k.ctx(), Source("b", uses("b", "Vilans", "JIM")), graph.Removal("c")))
			})
			k.must(err)
			b.WriteString("{\"changes\":2}\n")
			k.equal("dump", b.String(), before)
			k.articles(graph.ArticleQuery{}, "a b")
		}},
	}
}

// failingWriter is a full disk.
type failingWriter struct{}

func (*failingWriter) Write([]byte) (int, error) {
	return 0, &graph.Error{Kind: graph.ErrFull, Detail: "no room"}
}
