package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// odd are texts that no one would write, n words long or so.
func odd(n int) map[string]string {
	words := strings.Fields("de lector van het lectoraat spreekt met ouders over een aanpak die werkt in de wijk en op school")
	var plain, caps, foreign, lines, names strings.Builder
	for i := range n {
		plain.WriteString(words[i%len(words)] + " ")
		caps.WriteString(strings.ToUpper(words[i%len(words)]) + " ")
		foreign.WriteString([]string{"кот", "שלום", "家庭", "famille", "Straße", "εδώ"}[i%6] + " ")
		if i%12 == 0 {
			lines.WriteString("\n" + []string{"Sanne Vermaat werkt bij Stichting Vangnet in Zutphen.", "x\u00ad�\u200b]] §§ 12,,.. \x01"}[i/12%2])
		}
		if i%3 == 0 {
			fmt.Fprintf(&names, "Karel Jan%s, ", letters(i))
		}
	}
	return map[string]string{
		"no names, no punctuation": plain.String(), "capitals only": caps.String(), "other scripts": foreign.String(),
		"every second line damaged": lines.String(), "a list of names": names.String(),
	}
}

// letters writes a number in letters.
func letters(n int) string {
	s := ""
	for ; n > 0; n /= 26 {
		s += string(rune('a' + n%26))
	}
	return s
}

// TestOddTextsTakeLinearTime reads texts of two lengths: twice the words take at most 2.3 times as long, on the best of some tries.
func TestOddTextsTakeLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	knowledge, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.Standard(&knowledge)
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) time.Duration {
		start := time.Now()
		if _, err := x.Extract("odd", strings.Repeat("0", 64), text); err != nil {
			t.Fatal(err)
		}
		return time.Since(start)
	}
	const words, tries = 6000, 4
	once, twice := odd(words), odd(2*words)
	for name := range once {
		best, short, long := 1e9, time.Duration(0), time.Duration(0)
		for range tries {
			a, b := read(once[name]), read(twice[name])
			if ratio := b.Seconds() / a.Seconds(); ratio < best {
				best, short, long = ratio, a, b
			}
			if best <= 2.1 {
				break
			}
		}
		t.Logf("%s: %v, %v (%.2f times)", name, short.Round(time.Millisecond), long.Round(time.Millisecond), best)
		if best > 2.3 {
			t.Errorf("%s: twice the words take %.2f times as long (%v, %v)", name, best, short, long)
		}
	}
}
