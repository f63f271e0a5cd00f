package extract

import (
	"strings"
	"unicode"
)

// Marks of the sheet on which a text was printed, and not of the text: rules, page numbers, the lines that a browser prints at
// head and foot.

// isRule reports whether a line is drawn, not written: "-----", "***", "• • •".
func isRule(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '€' }) && len(s) >= 2
}

// isPageNumber reports whether a line is the number of a page: "12", "- 12 -", "Pagina 3 van 12", "p. 3".
func isPageNumber(key string) bool {
	key = strings.Trim(key, "-–— |[]")
	for _, label := range []string{"pagina ", "page ", "pag. ", "p. "} {
		key = strings.TrimPrefix(key, label)
	}
	for _, between := range []string{" van ", " of ", "/", " / "} {
		if number, all, found := strings.Cut(key, between); found {
			return isShortNumber(number) && isShortNumber(all)
		}
	}
	return isShortNumber(key)
}

func isShortNumber(s string) bool { return digits(s) && len(s) <= 3 }

// isPrintLine reports whether a line is what a browser prints at the head or foot of a sheet: the moment of printing and the
// page's title, or its address and "1/2".
func isPrintLine(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 {
		return false
	}
	if strings.Contains(words[0], "://") {
		return len(words) == 2 && isPageNumber(words[1])
	}
	day := strings.TrimRight(words[0], ",")
	return len(words) > 2 && numericDate(day) != "" && isClock(words[1]) && strings.ContainsAny(s, "|\t")
}

// isLinkNumbers reports whether a line is a row of links as a text browser numbers them: "[1]Home [2]Nieuws".
func isLinkNumbers(s string) bool {
	n := 0
	for _, w := range strings.Fields(s) {
		rest, found := strings.CutPrefix(w, "[")
		number, _, closed := strings.Cut(rest, "]")
		if found && closed && digits(number) {
			n++
		}
	}
	return n >= 2 && n*3 >= countWords(s)
}
