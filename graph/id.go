package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

const (
	maxSlug    = 80 // ASCII characters of an id after its type
	hashDigits = 8  // hexadecimal digits of the suffix where a slug loses a distinction
)

// EntityID returns the readable, stable id of an entity without an id in the seeds: its type and the ASCII slug of its
// canonical name, "organisation:hogeschool-inholland". Where slugging loses a distinction ("Café X" and "Cafe X", a name over
// 80 characters) a hash of the folded name follows. A non-empty scope, the id of an article, keeps an entity apart from
// namesakes elsewhere: clients, and persons known by one name only.
func EntityID(t EntityType, name, scope string) string {
	key := Fold(name)
	s := slug(key)
	id := strings.ToLower(string(t)) + ":" + s
	if strings.ReplaceAll(s, "-", " ") != key {
		id += "-" + shortHash(key)
	}
	if scope != "" {
		id += "~" + shortHash(scope)
	}
	return id
}

// TypeOf returns the node type that an id says it has, and false for an id of no known type.
func TypeOf(id string) (NodeType, bool) {
	prefix, _, found := strings.Cut(id, ":")
	t := NodeType(strings.ToUpper(prefix))
	if !found || prefix != strings.ToLower(prefix) {
		return "", false
	}
	return t, t == ArticleNode || t == ReferenceNode || EntityType(t).Valid()
}

// slug keeps lower-case ASCII letters and digits of a folded name without diacritics; every other run becomes one hyphen.
func slug(key string) string {
	var b strings.Builder
	gap := false
	for _, r := range SearchKey(key) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
		if b.Len() >= maxSlug-1 {
			break
		}
	}
	return b.String()
}

func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])[:hashDigits]
}

// ArticleID returns the id of an article: a hash of its title and body, folded, so that white space, quotes and case make no
// difference. body is the text without its title.
func ArticleID(title, body string) string {
	sum := sha256.Sum256([]byte(Fold(title) + "\n" + Fold(body)))
	return "article:" + hex.EncodeToString(sum[:10])
}

// ReferenceID returns the id of an author–year key: "reference:bateson-2016", "reference:de-jong-van-dijk-2021a",
// "reference:jansen-zj" without a year.
func ReferenceID(authors []string, year int, suffix string) string {
	when := "zj"
	if year != 0 {
		when = strconv.Itoa(year) + strings.ToLower(suffix)
	}
	key := Fold(strings.Join(authors, " "))
	s := slug(key)
	if strings.ReplaceAll(s, "-", " ") != key {
		s += "-" + shortHash(key)
	}
	return "reference:" + s + "-" + when
}

// ClaimID returns the id of what one article claims: a hash of the article's id and everything the claim says, so equal claims
// have equal ids and a changed one another.
func ClaimID(article string, c Claim) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q %q %q %q %q %d %d %d %q", article, c.Subject, c.Predicate, c.Object, c.Modality, c.Role,
		c.From, c.To, c.Confidence, c.Evidence.Start, c.Evidence.End, c.Rule+c.Seed)
	return "claim:" + hex.EncodeToString(h.Sum(nil)[:10])
}
