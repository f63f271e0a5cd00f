package api

import (
	"encoding/base64"
	"encoding/json"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// cursor is what an opaque cursor holds: a position, and the list and order in which it is one.
type cursor struct {
	List string `json:"l"`
	graph.Position
}

func encodeCursor(list string, at graph.Position) string {
	b, err := json.Marshal(cursor{list, at})
	if err != nil {
		return "" // strings always encode
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// decodeCursor reads a cursor of a list. Errors: ErrInvalid for any other text.
func decodeCursor(list, text string) (*graph.Position, error) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	var c cursor
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	switch {
	case err != nil || c.List == "":
		return nil, graph.Invalidf("the cursor is none of ours")
	case c.List != list:
		return nil, graph.Invalidf("the cursor is of another list or order")
	}
	return &c.Position, nil
}
