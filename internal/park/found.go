package park

// FoundProject is a project as a search answers it: as its revision has it that
// counts at the moment asked for.
type FoundProject struct {
	Code  string
	Name  string
	Park  string
	State ProjectState
}

// FoundProjects are the projects a search fits, the nearest first, and how many
// there are with those that are left out.
type FoundProjects struct {
	Projects []FoundProject
	Count    int
	Beyond   bool // there are more than Count: they are not counted to the end
}
