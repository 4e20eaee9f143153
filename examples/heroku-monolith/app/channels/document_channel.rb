class DocumentChannel < ApplicationCable::Channel
  def subscribed
    stream_from "document_#{params[:id]}"
    Presence.join(params[:id], current_user.id)
  end
end
