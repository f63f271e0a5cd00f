package eval

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Gold is an annotated article.
type Gold struct {
	ID        string         `json:"id"`
	Source    string         `json:"source"` // name of the file that it was cut from
	Kind      string         `json:"kind"`   // "product" for what is no article and isn't scored
	Title     string         `json:"title"`
	Entities  []GoldEntity   `json:"entities"`
	Relations []GoldRelation `json:"relations"`
	Citations []GoldCitation `json:"citations"`
	Concepts  []GoldConcept  `json:"concepts"`

	File string `json:"-"` // its text in the folder
	Body string `json:"-"` // its text without the title
}

// GoldEntity is a named thing with every string by which the article names it.
type GoldEntity struct {
	ID      string   `json:"id"`
	Type    string   `json:"type"` // "Organisation"
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Surface []string `json:"surface"`
}

// entityType is the type in the vocabulary of graph.
func (e *GoldEntity) entityType() graph.EntityType { return graph.EntityType(strings.ToUpper(e.Type)) }

// GoldRelation is a statement: of its object and concept one is given.
type GoldRelation struct {
	Subject   string `json:"subject"` // entity id
	Predicate string `json:"predicate"`
	Object    string `json:"object"` // entity id, or "article"
	Concept   string `json:"concept"`
	Role      string `json:"role"`
	Modality  string `json:"modality"` // empty: asserted, in a set that has any
	Evidence  string `json:"evidence"` // exact words of the text
}

// GoldCitation is an author–year citation.
type GoldCitation struct {
	Surface string          `json:"surface"`
	Authors []string        `json:"authors"`
	Year    json.RawMessage `json:"year"` // number, string or null
}

// GoldConcept is a theme under which the article would be indexed.
type GoldConcept struct {
	Name    string   `json:"name"`
	Surface []string `json:"surface"`
	Central bool     `json:"central"`
}

// Half is one of the two halves of a gold set: errors of the read half may be looked at while rules are written, those of the
// unread half give figures only.
type Half string

// The halves; [Both] is no choice.
const (
	Both   Half = "all"
	Read   Half = "read"
	Unread Half = "unread"
)

// Half returns the half that an article is in: read when the first hexadecimal digit of the SHA-256 of its id is 0 to 7.
func (g *Gold) Half() Half {
	if sha256.Sum256([]byte(g.ID))[0] < 0x80 {
		return Read
	}
	return Unread
}

// scored lists the named types, which mentions and entities are scored for.
func scored() []graph.EntityType {
	return slices.DeleteFunc(graph.EntityTypes(), func(t graph.EntityType) bool { return t == graph.Concept })
}

func isScored(t graph.EntityType) bool { return slices.Contains(scored(), t) }

// Load reads every annotated article in a folder and the folders below it, by path. Errors: [graph.ErrInvalid], naming the file,
// for one that can't be read as an annotation or lacks its text, for two with one id, and where there is none at all.
func Load(folder fs.FS) ([]Gold, error) {
	var out []Gold
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".json" {
			return err
		}
		g, annotated, err := load(folder, name)
		if annotated {
			out = append(out, g)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read gold articles: %w", err)
	}
	if len(out) == 0 {
		return nil, &graph.Error{
			Kind: graph.ErrInvalid, Detail: "no gold article is in the folder",
			Remedy: "name a folder with NAME.json and NAME.txt for each article",
		}
	}
	slices.SortStableFunc(out, func(a, b Gold) int { return cmp.Compare(a.ID, b.ID) })
	for i := 1; i < len(out); i++ {
		if out[i].ID == out[i-1].ID {
			return nil, &graph.Error{
				Kind: graph.ErrInvalid, Detail: "two gold articles have the id " + out[i].ID, Remedy: "give each its own",
			}
		}
	}
	return out, nil
}

// load reads one annotation and its text. A JSON file without entities is something else and no error.
func load(folder fs.FS, name string) (Gold, bool, error) {
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return Gold{}, false, err
	}
	var g Gold
	if err := json.Unmarshal(data, &g); err != nil {
		return Gold{}, false, &graph.Error{
			Kind: graph.ErrInvalid, Detail: name + ": is no annotation", Err: err, Remedy: "correct it, or move it out of the folder",
		}
	}
	if g.Entities == nil || g.Kind == "product" {
		return Gold{}, false, nil
	}
	if g.ID == "" {
		g.ID = strings.TrimSuffix(path.Base(name), ".json")
	}
	textName := strings.TrimSuffix(name, ".json") + ".txt"
	text, err := fs.ReadFile(folder, textName)
	if err != nil {
		return Gold{}, false, &graph.Error{
			Kind: graph.ErrInvalid, Detail: name + ": its text can't be read", Err: err, Remedy: "put the article's text beside it as " + path.Base(textName),
		}
	}
	g.File = textName
	g.Body = strings.TrimFunc(strings.TrimPrefix(string(text), g.Title), isSpace)
	return g, true, nil
}

// InHalf returns the articles of a half.
func InHalf(gold []Gold, half Half) []Gold {
	if half == Both {
		return gold
	}
	return slices.DeleteFunc(slices.Clone(gold), func(g Gold) bool { return g.Half() != half })
}
