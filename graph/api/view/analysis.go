package view

import "github.com/kennisgraaf/kennisgraaf/graph"

// Part is a [graph.Part] with the relation that makes it one.
type Part struct {
	graph.Part
	Relation Relation
}

// Matrix is a [graph.Matrix] as rows, columns and cells.
type Matrix struct {
	Members   []graph.MatrixMember
	Cells     []MatrixCell
	Truncated bool
}

// MatrixCell is where two members meet.
type MatrixCell struct {
	Row      int
	Column   int
	Relation Relation
}

// ClaimCount returns the weight of the cell.
func (c MatrixCell) ClaimCount() int { return c.Relation.Claims }
