"""A report as a file: the same bytes for the same report, whenever it is written."""

from samplan.reports.docx_writer import to_docx
from samplan.reports.pdf_writer import to_pdf
from samplan.reports.printing import Printed
from samplan.web.answers import DocumentFormat


def written(report: Printed, document_format: DocumentFormat) -> bytes:
    """The file's bytes in the form asked for."""
    return to_pdf(report) if document_format is DocumentFormat.PDF else to_docx(report)
