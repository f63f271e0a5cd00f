package page

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// functions are what templates call: words of the language, and how it writes numbers and dates.
func (e *edition) functions(lang string) template.FuncMap {
	return template.FuncMap{
		"t":        func(key string) string { return e.words[key] },
		"number":   func(n int) string { return number(lang, n) },
		"counted":  func(n int, key string) string { return e.counted(lang, n, key) },
		"date":     func(d graph.Date) string { return e.date(d) },
		"percent":  percent,
		"typeName": func(t any) string { return e.words[typeKey(t)] },
		"types":    func(t graph.EntityType) string { return e.words["many "+string(t)] },
		"says":     func(p graph.Predicate, incoming bool) string { return e.says(p, incoming) },
		"modality": func(m graph.Modality) string { return e.words["modality "+string(m)] },
		"slug":     func(t any) string { return strings.ToLower(typeKey(t)) },
		"register": register,
		"plus":     func(a, b int) int { return a + b },
		"parts":    func(parts ...string) []string { return parts },
	}
}

func typeKey(t any) string {
	switch t := t.(type) {
	case graph.EntityType:
		return string(t)
	case graph.NodeType:
		return string(t)
	case string:
		return t
	default:
		return ""
	}
}

// says returns a predicate as a phrase between two things, or as seen from its object.
func (e *edition) says(p graph.Predicate, incoming bool) string {
	if incoming {
		return e.words["in "+string(p)]
	}
	return e.words["out "+string(p)]
}

// counted writes a number with its noun; the words hold "singular|plural".
func (e *edition) counted(lang string, n int, key string) string {
	one, many, _ := strings.Cut(e.words[key], "|")
	if n == 1 {
		return "1 " + one
	}
	return number(lang, n) + " " + many
}

// date writes a date in words, as precise as it is known.
func (e *edition) date(d graph.Date) string {
	parts := strings.Split(string(d), "-")
	out := parts[0]
	if len(parts) > 1 {
		month, err := strconv.Atoi(parts[1])
		names := strings.Fields(e.words["months"])
		if err != nil || month < 1 || month > len(names) {
			return string(d)
		}
		out = names[month-1] + " " + out
	}
	if len(parts) > 2 {
		out = strings.TrimPrefix(parts[2], "0") + " " + out
	}
	return out
}

// number groups digits by threes.
func number(lang string, n int) string {
	s := strconv.Itoa(n)
	sep := "."
	if lang == "en" {
		sep = ","
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

// percent writes a number per mille.
func percent(perMille int) string { return strconv.Itoa((perMille+5)/10) + "%" }

// registered is an identifier in a public register.
type registered struct {
	Label string
	Href  string // "" where the register has no page for it
}

// register says where an identifier leads. Nothing is fetched: a visitor follows the link, or not.
func register(id string) registered {
	name, key, _ := strings.Cut(id, ":")
	out := registered{Label: strings.ToUpper(name) + " " + key}
	switch name {
	case "ror":
		out.Href = "https://ror.org/" + key
	case "wikidata":
		out.Label, out.Href = "Wikidata "+key, "https://www.wikidata.org/wiki/"+key
	case "bwb":
		out.Href = "https://wetten.overheid.nl/" + key
	}
	return out
}
