package extract

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// Print writes an explanation for people, stage by stage.
func (e *Explanation) Print(w io.Writer) error {
	p := &printer{w: w}
	p.line("%s: %d characters", e.Source, e.Length)
	p.line("%d articles", len(e.Articles))
	if e.Scrambled {
		p.line("read as one interview whose paragraphs the layout mixed up")
	}
	p.line("\n--- lines: %d; running text is left out here", len(e.Lines))
	for _, l := range e.Lines {
		p.pageLine(l)
	}
	p.line("\n--- in no article: %d", len(e.LeftOut))
	for _, x := range e.LeftOut {
		p.excerpt(x, "")
	}
	for i := range e.Articles {
		p.line("\n=== article %d: %s", i+1, e.Articles[i].ID)
		p.article(&e.Articles[i])
	}
	return p.err
}

// printer keeps the first error of many writes.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, strings.TrimRight(fmt.Sprintf(format, args...), " ")+"\n")
	}
}

func (p *printer) excerpt(x Excerpt, what string) {
	p.line("%6d–%-6d %s%s", x.Start, x.End, what, quote(x.Text))
}

// pageLine shows a line that is no running text of an article.
func (p *printer) pageLine(l LineRead) {
	where := "no article"
	if l.Article > 0 {
		where = fmt.Sprintf("article %d", l.Article)
	}
	if l.Article == 0 || l.Role != running.String() {
		p.excerpt(l.Excerpt, fmt.Sprintf("%-11s %-19s ", where, l.Role))
	}
}

func (p *printer) article(e *Explained) {
	p.line("title       %s", e.Title)
	if e.Subtitle != "" {
		p.line("subtitle    %s", e.Subtitle)
	}
	if e.Byline != "" {
		p.line("byline      %s", strings.Join(strings.Fields(e.Byline), " "))
	}
	p.line("publication %s; issue %s; date %s; language %s", or(e.Publication), or(e.Issue), or(string(e.PublishedAt)), or(e.Language))
	for _, piece := range e.Pieces {
		p.line("text        characters %d–%d of the source", piece.Source, piece.Source+piece.End-piece.Start)
	}
	for _, s := range e.Also {
		p.line("again at    characters %d–%d of the source", s.Start, s.End)
	}
	p.line("sentences   %d, tokens %d", e.Sentences, e.Tokens)
	for _, language := range slices.Sorted(maps.Keys(e.Languages)) {
		p.line("language    %s in %d sentences", or(language), e.Languages[language])
	}
	for _, f := range e.Proposals {
		p.line("%-11s proposed %d", f.Recogniser, f.Names)
	}
	p.candidates(e.Candidates)
	p.entities(e.Entities)
	p.line("\n--- citations: %d", len(e.Citations))
	for _, c := range e.Citations {
		p.line("%6d–%-6d %s  authors %s, year %d%s, %s", c.Start, c.End, quote(c.Text), strings.Join(c.Authors, " | "), c.Year, c.Suffix, c.Reference)
		if c.Work != "" {
			p.line("              the work is %s", quote(c.Work))
		}
	}
	p.claims(e)
}

// or writes a dash for nothing.
func or(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// candidates shows every proposed name: those kept, then those that were not, with what weighed.
func (p *printer) candidates(list []Weighed) {
	for _, outcome := range []dutch.Outcome{dutch.Kept, dutch.Doubtful, dutch.GaveWay} {
		some := slices.DeleteFunc(slices.Clone(list), func(w Weighed) bool { return w.Outcome != outcome })
		p.line("\n--- candidates, %s: %d", outcome, len(some))
		for i := range some {
			p.candidate(&some[i])
		}
	}
}

func (p *printer) candidate(w *Weighed) {
	p.line("%6d–%-6d %-12s %4d  %s", w.Start, w.End, w.Type, w.Confidence, quote(w.Text))
	says := make([]string, len(w.Says))
	for i, s := range w.Says {
		says[i] = s.Say
		if s.Worth != nil {
			says[i] = fmt.Sprintf("%s %+d", s.Say, *s.Worth)
		}
	}
	p.line("              says: %s", strings.Join(says, "; "))
	if w.Cited {
		p.line("              left out later: only a citation names this person")
	}
	if w.GaveWayTo != "" {
		p.line("              gave way to %s", w.GaveWayTo)
	}
	for _, r := range w.Reasons {
		p.line("              model: %+5d  %s: %s", r.Weight, r.Token, r.What)
	}
}

func (p *printer) entities(list []EntityExplained) {
	p.line("\n--- entities: %d", len(list))
	for i := range list {
		e := &list[i]
		p.line("%-12s %s  %s  salience %d, mentions %d%s", e.Type, e.ID, quote(e.Name), e.Salience, len(e.Mentions), withComma(string(e.Kind)))
		for _, s := range e.Steps {
			p.line("              %s", s)
		}
		for _, j := range e.Joined {
			p.line("              joined with %s: %s", quote(j.Name), j.By)
		}
		for _, m := range e.Mentions {
			p.excerpt(m.Excerpt, fmt.Sprintf("%s %d  ", who(m), m.Confidence))
		}
	}
}

// who is everyone who proposed a mention, or the step that added it.
func who(m MentionRead) string {
	if m.Says == "" || strings.HasPrefix(m.Says, m.Recogniser+" ") && !strings.Contains(m.Says, ",") {
		return m.Recogniser
	}
	return m.Recogniser + " (" + m.Says + ")"
}

func withComma(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

func (p *printer) claims(e *Explained) {
	p.line("\n--- claims: %d", len(e.Claims))
	for i := range e.Claims {
		c := &e.Claims[i]
		detail := string(c.Modality)
		if c.Role != "" {
			detail += ", role " + c.Role
		}
		if c.From != "" || c.To != "" {
			detail += ", period " + string(c.From) + "–" + string(c.To)
		}
		p.line("%s %s %s  (%s, rule %s, confidence %d)", c.Subject, c.Predicate, c.Object, detail, c.Rule, c.Confidence)
		p.excerpt(c.Evidence, "")
	}
	p.line("\n--- refused: %d", len(e.Refusals))
	for i := range e.Refusals {
		f := &e.Refusals[i]
		p.line("%s %s %s  %s%s", or(f.Subject), or(string(f.Predicate)), or(f.Object), rulePrefix(f.Rule), f.Why)
		p.excerpt(f.Sentence, "")
	}
}

func rulePrefix(rule string) string {
	if rule == "" {
		return ""
	}
	return "rule " + rule + ": "
}

// quote puts a text on one line.
func quote(s string) string { return "“" + strings.Join(strings.Fields(s), " ") + "”" }
