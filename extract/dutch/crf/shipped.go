package crf

import _ "embed"

//go:embed model.bin
var shipped []byte

// Shipped returns the model that ships with the program; `make train` makes it. Errors: graph.ErrCorrupt.
func Shipped() (*Model, error) { return Decode(shipped) }
