class ImportJob < ApplicationJob
  queue_as :default

  def perform(document_id)
    Presence.join(document_id, "import")
    Announcement.new(Document.find(document_id)).publish
  end
end
