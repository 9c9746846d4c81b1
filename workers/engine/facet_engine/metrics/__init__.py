"""What an answer is graded by: one file a metric, one `Grader` shape, one catalogue."""
