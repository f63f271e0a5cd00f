package dutch_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

func zzhash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}

func zzcrf(min int) map[string][]dutch.Mention {
	out := map[string][]dutch.Mention{}
	b, _ := os.ReadFile("/tmp/dk/crf.tsv")
	for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		f := strings.Split(l, "\t")
		if len(f) < 5 {
			continue
		}
		s, _ := strconv.Atoi(f[1])
		e, _ := strconv.Atoi(f[2])
		c, _ := strconv.Atoi(f[4])
		if c >= min {
			out[f[0]] = append(out[f[0]], dutch.Mention{Start: s, End: e, Type: graph.EntityType(f[3]), Recogniser: "crf", Confidence: c})
		}
	}
	return out
}

func TestZZCombined(t *testing.T) {
	min, err := strconv.Atoi(os.Getenv("MIN"))
	if err != nil {
		min = 700
	}
	crf := zzcrf(min)
	k, _ := seeds.Knowledge()
	rs := dutch.Recognisers(&k)
	fig, single, agree := map[string]*tally{}, map[string]*tally{}, map[string]*tally{}
	of := func(m map[string]*tally, key string) *tally {
		if m[key] == nil {
			m[key] = &tally{}
		}
		return m[key]
	}
	show := os.Getenv("SHOW")
	for _, p := range readCorpus(t, "A-F") {
		d := dutch.Analyse(p.text, 0)
		var ls [][]dutch.Mention
		for _, r := range rs {
			ls = append(ls, r.Find(d))
		}
		c := crf[fmt.Sprintf("%x", zzhash(p.text))]
		ls = append(ls, c)
		if os.Getenv("ONLY") == "crf" {
			ls = [][]dutch.Mention{c}
		}
		want := spansOf(p.mentions)
		sets := map[span]map[string]bool{}
		for _, l := range ls {
			for _, m := range l {
				x := span{m.Start, m.End, m.Type}
				if sets[x] == nil {
					sets[x] = map[string]bool{}
				}
				c := m.Confidence
				if m.Recogniser == "crf" {
					c = c / 300 * 300
				}
				sets[x][fmt.Sprintf("%s%d", m.Recogniser, c)] = true
			}
		}
		for x, set := range sets {
			f := of(agree, string(x.typ)+" "+strings.Join(sortedKeys(set), "+"))
			f.found++
			if want[x] {
				f.right++
			}
		}
		for _, l := range ls {
			for _, m := range l {
				f := of(single, fmt.Sprintf("%s %s %d", m.Type, m.Recogniser, m.Confidence))
				f.found++
				if want[span{m.Start, m.End, m.Type}] {
					f.right++
				}
			}
		}
		got := map[span]bool{}
		for _, m := range dutch.Combine(ls...) {
			s := span{m.Start, m.End, m.Type}
			got[s] = true
			for _, f := range []*tally{of(fig, "all"), of(fig, string(s.typ)), of(fig, string(s.typ)+" "+m.Recogniser)} {
				f.found++
				if want[s] {
					f.right++
				}
			}
			if show == fmt.Sprintf("conf-%s-%s-%d", m.Type, m.Recogniser, m.Confidence) {
				fmt.Println("WRONG", p.text[s.start:s.end], "|", around(p.text, s.start, s.end))
			}
			if !want[s] && (show == "wrong-"+string(s.typ) || show == "wrong-"+m.Recogniser || show == "wrong-"+string(s.typ)+"-"+m.Recogniser) {
				fmt.Printf("WRONG %s %s %d %s | %s\n", m.Recogniser, m.Type, m.Confidence, p.text[s.start:s.end], around(p.text, s.start, s.end))
			}
		}
		for s := range want {
			of(fig, "all").marked++
			of(fig, string(s.typ)).marked++
			if show == "missed-"+string(s.typ) && !got[s] {
				fmt.Printf("MISSED %s | %s\n", p.text[s.start:s.end], around(p.text, s.start, s.end))
			}
		}
	}
	for _, key := range sortedKeys(fig) {
		fmt.Printf("%-30s %s right %d of %d\n", key, fig[key], fig[key].right, fig[key].found)
	}
	if show == "agree" {
		for _, key := range sortedKeys(agree) {
			if agree[key].found > 14 {
				fmt.Printf("%-60s %.3f of %d\n", key, float64(agree[key].right)/float64(agree[key].found), agree[key].found)
			}
		}
	}
	if show == "cal" {
		for _, key := range sortedKeys(single) {
			fmt.Printf("%-40s %.3f of %d\n", key, float64(single[key].right)/float64(single[key].found), single[key].found)
		}
	}
}
