package token

import (
	"crypto/subtle"
	"os"
	"sync"
	"time"
)

// Keyring knows the tokens of a file, and reads it again when it changed. All methods may be called at the same time.
type Keyring struct {
	path string

	mu      sync.Mutex
	byHash  map[string]Token
	changed time.Time // of the file that was read
	size    int64
	err     error
}

// Open reads the tokens of a file. Errors: those of [Load].
func Open(path string) (*Keyring, error) {
	k := &Keyring{path: path}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.read()
	return k, k.err
}

// read takes in the file when it is not the one that was read before.
func (k *Keyring) read() {
	info, err := os.Stat(k.path)
	if err != nil {
		k.byHash, k.changed = nil, time.Time{} // no file, no tokens
		_, k.err = Load(k.path)
		return
	}
	if k.byHash != nil && info.ModTime().Equal(k.changed) && info.Size() == k.size {
		return
	}
	list, err := Load(k.path)
	k.byHash, k.changed, k.size, k.err = map[string]Token{}, info.ModTime(), info.Size(), err
	for _, t := range list {
		k.byHash[t.Hash] = t
	}
}

// Find returns the token with a secret. A file that can't be read holds none.
func (k *Keyring) Find(secret string) (Token, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.read()
	hash := hashOf(secret)
	t, ok := k.byHash[hash]
	return t, ok && subtle.ConstantTimeCompare([]byte(t.Hash), []byte(hash)) == 1
}

// Len returns how many tokens there are.
func (k *Keyring) Len() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.read()
	return len(k.byHash)
}
