package dutch_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// words joins the tokens of a text by blanks.
func words(d *dutch.Document) string {
	parts := make([]string, 0, len(d.Tokens))
	for _, t := range d.Tokens {
		parts = append(parts, strings.Join(strings.Fields(t.Text), "~"))
	}
	return strings.Join(parts, " ")
}

func TestTokens(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"apostrophes", "zo’n auto's collega’s ’s avonds 't Hart", "zo’n auto's collega’s ’s avonds 't Hart"},
		{"opening quote of a word", "‘Samen’ zei ‘s morgens", "‘ Samen ’ zei ‘s morgens"},
		{"places with an apostrophe", "’s-Gravenhage en ’t Gooi", "’s-Gravenhage en ’t Gooi"},
		{"initials", "J.H. van den Berg en Th. de Wit", "J.H. van den Berg en Th. de Wit"},
		{"abbreviations", "bijv. prof.dr. o.a. i.s.m. blz. 3", "bijv. prof. dr. o.a. i.s.m. blz. 3"},
		{"et al.", "Jansen et al. (2016a)", "Jansen et al. ( 2016a )"},
		{"label and end", "vitamine C. Daarna plan B.", "vitamine C . Daarna plan B ."},
		{"numbers", "1.000,50 om 19.30 op 12-03-2026, 2016-2018", "1.000,50 om 19.30 op 12-03-2026 , 2016 - 2018"},
		{"digits with letters", "16-jarige 50PLUS G40 3D", "16-jarige 50PLUS G40 3D"},
		{"ellipsis", "Nou... ja… goed", "Nou ... ja … goed"},
		{"address", "www.heerde.nl/zorg?a=1. Mail info@a-b.nl!", "www.heerde.nl/zorg?a=1 . Mail info@a-b.nl !"},
		{"handle", "volg @vermaat en #samen nu", "volg @vermaat en #samen nu"},
		{"name that is a domain", "Gezinsboog.nl helpt", "Gezinsboog.nl helpt"},
		{"suspended hyphen", "jeugd- en opvoedhulp", "jeugd - en opvoedhulp"},
		{"broken at a line end", "samen-\nwerking", "samen-~werking"},
		{"broken inside a line", "HuisHoud- Boekje", "HuisHoud-~Boekje"},
		{"dash", "de zorg - ooit – was er", "de zorg - ooit – was er"},
		{"footnote", "gezinsbescherming2 VNG2 maar Wmo2015 en G4", "gezinsbescherming 2 VNG 2 maar Wmo2015 en G4"},
		{"ampersand", "R&D en Zorg & Co", "R&D en Zorg & Co"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, words(dutch.Analyse(tt.text, 0))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTokenForms(t *testing.T) {
	d := dutch.Analyse("’S-GRAVENHAGE HuisHoud- Boekje Noord- Holland samen-\nwerking IJsland iPad VNG co\u00adöperatie", 0)
	var got []string
	for _, tok := range d.Tokens {
		got = append(got, fmt.Sprintf("%s %t %t", tok.Lower, tok.Capital, tok.Capitals))
	}
	want := []string{
		"'s-gravenhage true true", "huishoudboekje true false", "noord-holland true false", "samenwerking false false", "ijsland true false",
		"ipad false false", "vng true true", "coöperatie false false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"titles", "Dr. Vermaat sprak. Prof. De Wit zweeg.", []string{"Dr. Vermaat sprak.", "Prof. De Wit zweeg."}},
		{"closing abbreviation", "Brood, kaas enz. Daarna thee.", []string{"Brood, kaas enz.", "Daarna thee."}},
		{"inner abbreviation", "Er was o.a. Utrecht bij.", []string{"Er was o.a. Utrecht bij."}},
		{"quote after the stop", "‘Kom maar.’ Zij lachte.", []string{"‘Kom maar.’", "Zij lachte."}},
		{"quote that goes on", "‘Wat nu?’ vroeg zij. ‘Niets!’", []string{"‘Wat nu?’ vroeg zij.", "‘Niets!’"}},
		{"missing space", "Dat was het.Daarna niets.", []string{"Dat was het.", "Daarna niets."}},
		{"clitic opens", "Het regent. ’s Avonds ook. 't Gaat door.", []string{"Het regent.", "’s Avonds ook.", "'t Gaat door."}},
		{"number of a list", "1. Eerst dit.\n2. Dan dat.", []string{"1. Eerst dit.", "2. Dan dat."}},
		{"bullets", "Wij doen:\n• koken\n• wandelen", []string{"Wij doen:", "• koken", "• wandelen"}},
		{"speaker", "Sanne: Wat nu?\nMark: Niets.", []string{"Sanne: Wat nu?", "Mark: Niets."}},
		{"paragraphs", "Een kop\n\nDe tekst.", []string{"Een kop", "De tekst."}},
		{
			"wrapped lines",
			"Dit is een lange regel van een pagina die midden in\nde zin wordt afgebroken en dan nog een keer bij\nUtrecht verder gaat. Daarna komt er een nieuwe zin\ndie ook weer over de regel loopt en hier eindigt.",
			[]string{
				"Dit is een lange regel van een pagina die midden in\nde zin wordt afgebroken en dan nog een keer bij\nUtrecht verder gaat.",
				"Daarna komt er een nieuwe zin\ndie ook weer over de regel loopt en hier eindigt.",
			},
		},
		{"english", "Mr. Smith came. He left.", []string{"Mr. Smith came.", "He left."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := dutch.Analyse(tt.text, 0)
			var got []string
			for _, s := range d.Sentences {
				got = append(got, tt.text[s.Start:s.End])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTitleIsASentence(t *testing.T) {
	title := "Samen leven. Samen doen"
	d := dutch.Analyse(title+"\nIn de wijk begint het.", len(title))
	for _, s := range d.Sentences {
		if s.Start < len(title) && s.End > len(title) {
			t.Errorf("a sentence runs over the end of the title: %q", d.Text[s.Start:s.End])
		}
		if s.Heading != (s.Start < len(title)) {
			t.Errorf("%q: heading %t", d.Text[s.Start:s.End], s.Heading)
		}
	}
}

func TestLanguages(t *testing.T) {
	dutchText := "De kinderen zijn met hun ouders naar het dorp gegaan en dat was niet voor niets."
	englishText := "The children went to the village with their parents and they were not alone."
	for _, tt := range []struct {
		name, text, whole string
		paragraphs        []string
	}{
		{"dutch", dutchText, "nl", []string{"nl"}},
		{"english", englishText, "en", []string{"en"}},
		{"both", dutchText + "\n\n" + dutchText + "\n\n" + englishText, "nl", []string{"nl", "nl", "en"}},
		{"short paragraph follows the rest", dutchText + "\n\nSocial Work", "nl", []string{"nl", "nl"}},
		{"no words", "1 2 3", "", []string{""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := dutch.Analyse(tt.text, 0)
			var got []string
			last := -1
			for _, s := range d.Sentences {
				if s.Paragraph != last {
					got, last = append(got, s.Language), s.Paragraph
				}
			}
			if d.Language != tt.whole {
				t.Errorf("language %q, want %q", d.Language, tt.whole)
			}
			if diff := cmp.Diff(tt.paragraphs, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// checkDocument holds a document to what every reader of it relies on.
func checkDocument(t *testing.T, d *dutch.Document) {
	t.Helper()
	end := 0
	for i, tok := range d.Tokens {
		if tok.Start < end || tok.End <= tok.Start || tok.End > len(d.Text) {
			t.Fatalf("token %d spans %d..%d behind %d", i, tok.Start, tok.End, end)
		}
		if d.Text[tok.Start:tok.End] != tok.Text {
			t.Fatalf("token %d is %q, the text has %q", i, tok.Text, d.Text[tok.Start:tok.End])
		}
		if gap := d.Text[end:tok.Start]; strings.TrimFunc(gap, isGap) != "" {
			t.Fatalf("the tokens leave out %q", gap)
		}
		end = tok.End
	}
	at := 0
	for i, s := range d.Sentences {
		if s.First != at || s.Last <= s.First {
			t.Fatalf("sentence %d holds tokens %d..%d, want from %d on", i, s.First, s.Last, at)
		}
		if s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d spans %d..%d", i, s.Start, s.End)
		}
		for k := s.First; k < s.Last; k++ {
			if d.Tokens[k].Sentence != i {
				t.Fatalf("token %d says sentence %d, not %d", k, d.Tokens[k].Sentence, i)
			}
		}
		at = s.Last
	}
	if at != len(d.Tokens) {
		t.Fatalf("the sentences hold %d of %d tokens", at, len(d.Tokens))
	}
}

// isGap reports what may stand between tokens.
func isGap(r rune) bool {
	return strings.ContainsRune(" \t\r\n\v\f\u0085\u00a0\u200b\u2060\ufeff", r) || r >= 0x1680 && r < 0x3001
}

func FuzzAnalyse(f *testing.F) {
	for _, seed := range []string{
		"", "’", "a-", "‘s", "x@y.nl.", "J.H. ", "http://", "1.2.3-4", "\xff\xfe’s-\xc3", "Een- \n\ntwee", "e\u0301\u0301.", "🙂. Een", "…’ Nee", "#", "@a", "A.-B.", "www.",
		"De Wet ‘X’, kopte de krant. Lector Zorg en Welzijn (12), ‘", "gemeenten A, B en", "lectoraten", "lector (", "Stichting van de", "De-\u00ad-n",
	} {
		f.Add(seed, 0)
		f.Add(seed, 2)
	}
	k := knowledge(f)
	recognisers := dutch.Recognisers(k)
	themes := dutch.NewThemes(k)
	f.Fuzz(func(t *testing.T, text string, title int) {
		d := dutch.Analyse(text, title)
		checkDocument(t, d)
		var lists [][]dutch.Mention
		for _, r := range recognisers {
			list := r.Find(d)
			for _, m := range list {
				if m.Start < 0 || m.End <= m.Start || m.End > len(text) || utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
					t.Fatalf("%s finds %d..%d in %q", r.Name(), m.Start, m.End, text)
				}
			}
			lists = append(lists, list)
		}
		dutch.Combine(lists...)
		for _, theme := range themes.Find(d, nil) {
			for _, m := range theme.Mentions {
				if m.End <= m.Start || m.End > len(text) {
					t.Fatalf("theme %s at %d..%d", theme.ID, m.Start, m.End)
				}
			}
		}
		dutch.Terms(text)
	})
}
