package api

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Bounds of what is kept of persisted queries.
const (
	persistedQueries    = 1000
	persistedQueryBytes = 16 << 10
)

// persisted knows queries by their SHA-256: those that clients registered (automatic persisted queries, as Apollo's clients do),
// or a fixed list of trusted documents, outside which nothing is answered.
type persisted struct {
	trusted map[string]string // nil: every query is answered

	mu    sync.Mutex
	known map[string]string
	order []string // of known, the oldest first
}

// resolve returns the query that a request means: its text, or the one with the hash that it gives.
func (p *persisted) resolve(query string, extensions map[string]any, document string) (string, *fault) {
	hash, f := hashAsked(extensions, document)
	if f != nil {
		return "", f
	}
	if p.trusted != nil {
		return p.trust(query, hash)
	}
	switch {
	case hash == "":
		return query, nil
	case query == "":
		p.mu.Lock()
		defer p.mu.Unlock()
		known, ok := p.known[hash]
		if !ok {
			return "", &fault{code: CodePersisted, message: "PersistedQueryNotFound", hint: "send the query with its hash once"}
		}
		return known, nil
	case queryHash(query) != hash:
		return "", &fault{code: CodeInvalid, message: "sha256Hash is not the hash of the query"}
	}
	p.keep(hash, query)
	return query, nil
}

// trust returns a document of the list, asked for by its hash or by its text.
func (p *persisted) trust(query, hash string) (string, *fault) {
	if hash == "" && query != "" {
		hash = queryHash(query)
	}
	document, ok := p.trusted[hash]
	if !ok || query != "" && query != document {
		return "", &fault{code: CodeForbidden, message: "this server answers its trusted documents only", hint: "ask for one by its sha256Hash"}
	}
	return document, nil
}

// keep remembers a query, in the place of the oldest.
func (p *persisted) keep(hash, query string) {
	if len(query) > persistedQueryBytes {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known == nil {
		p.known = map[string]string{}
	}
	if _, ok := p.known[hash]; ok {
		return
	}
	p.known[hash] = query
	if p.order = append(p.order, hash); len(p.order) > persistedQueries {
		delete(p.known, p.order[0])
		p.order = p.order[1:]
	}
}

// hashAsked returns the hash of a persisted query: extensions.persistedQuery.sha256Hash, or a documentId "sha256:HASH".
func hashAsked(extensions map[string]any, document string) (string, *fault) {
	if document != "" {
		return strings.TrimPrefix(document, "sha256:"), nil
	}
	asked, ok := extensions["persistedQuery"]
	if !ok || asked == nil {
		return "", nil
	}
	object, _ := asked.(map[string]any)
	hash, isText := object["sha256Hash"].(string)
	version, isNumber := number(object["version"])
	if !isText || len(hash) != 2*sha256.Size || !isNumber || version != 1 {
		return "", &fault{code: CodeInvalid, message: "persistedQuery needs version 1 and a sha256Hash"}
	}
	return hash, nil
}

func queryHash(query string) string {
	sum := sha256.Sum256([]byte(query))
	return hex.EncodeToString(sum[:])
}

// ReadDocuments reads trusted documents: a JSON object from hash to query, as the compilers of Relay and of GraphQL Code Generator
// write it. Errors: ErrInvalid for anything else, and for a SHA-256 that is not its query's.
func ReadDocuments(r io.Reader) (map[string]string, error) {
	var documents map[string]string
	if err := json.NewDecoder(r).Decode(&documents); err != nil || documents == nil {
		return nil, &graph.Error{
			Kind: graph.ErrInvalid, Detail: "the trusted documents are no JSON object of texts", Err: err, Remedy: `write {"HASH": "query …"}`,
		}
	}
	for hash, query := range documents {
		if len(hash) == 2*sha256.Size && hash != queryHash(query) {
			return nil, &graph.Error{
				Kind: graph.ErrInvalid, Detail: fmt.Sprintf("the trusted document %s has another SHA-256", hash), Remedy: "compile the documents again",
			}
		}
		documents[queryHash(query)] = query
	}
	return documents, nil
}
